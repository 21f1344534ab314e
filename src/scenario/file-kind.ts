import { nearestName, type Problem } from '../errors.ts';
import { placeIn, type SourceFile } from './source-file.ts';

/** A kind of YAML file, known by the keys at its top. */
export interface FileKind {
  /** As in `a scenario`. */
  readonly name: string;
  readonly keys: readonly string[];
}

/** A key at the start of a line, alone or in quotes. */
const keyLine = /^(["']?)([\p{L}\p{N}_.-]{1,80})\1[ \t]*:(?=\s|$)/u;

/** Lines that may stand at the margin without being keys: comments, items of a list, ends of brackets, other documents. */
const betweenKeys = /^(?:\s|#|-(?:\s|$)|[\]}]|---|\.\.\.|%|$)/;

/** The least share of the lines at the margin that are keys of its kind. */
const leastShare = 1 / 4;

/** The problem of a file that is not of the kind it was named as: it says nothing of what stands there. */
export function foreignFile(file: SourceFile, kind: FileKind): Problem | null {
  const { text } = file;
  // Nothing is there that could be shown.
  if (text.split('\n').every((line) => /^\s*(?:#.*)?$/.test(line))) return null;
  const found = keysIn(text, kind);
  if (found.known > 0 && found.known >= found.lines * leastShare) return null;
  const near = found.near;
  return {
    place: placeIn(file, near?.offset ?? 0),
    path: '',
    rule:
      found.known === 0
        ? `is not ${kind.name}: it has none of the keys of one`
        : `is not ${kind.name}: of ${found.lines} lines without indentation only ${found.known} begin with a key of one`,
    hint:
      near === null
        ? `it begins with keys such as ${kind.keys.slice(0, 4).join(', ')}, and what belongs to them is indented`
        : `did you mean "${near.key}"?`,
  };
}

interface FoundKeys {
  /** Lines at the margin that should be keys, and how many of them are. */
  readonly lines: number;
  readonly known: number;
  /** A key of the kind that was meant perhaps, where none is there. */
  readonly near: { readonly key: string; readonly offset: number } | null;
}

function keysIn(text: string, { keys }: FileKind): FoundKeys {
  const known = new Set(keys);
  // In brackets keys may stand anywhere.
  if (/^\s*[[{]/.test(text)) {
    const inside = [...text.slice(0, 1 << 16).matchAll(/[\p{L}\p{N}_]{1,80}(?=["']?[ \t]*:)/gu)];
    const count = inside.filter(([key]) => known.has(key)).length;
    return { lines: count, known: count, near: null };
  }
  let [lines, count, offset] = [0, 0, 0];
  let near: FoundKeys['near'] = null;
  for (const line of text.split('\n')) {
    if (!betweenKeys.test(line)) {
      lines += 1;
      const key = keyLine.exec(line.startsWith('\ufeff') ? line.slice(1) : line)?.[2];
      if (key !== undefined && known.has(key)) count += 1;
      else if (key !== undefined && near === null && key.length > 3) {
        const meant = nearestName(key, keys);
        if (meant !== undefined) near = { key: meant, offset };
      }
    }
    offset += line.length + 1;
  }
  return { lines, known: count, near: count === 0 ? near : null };
}
