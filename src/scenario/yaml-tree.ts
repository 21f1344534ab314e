import {
  type CST,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Pair,
  type ParsedNode,
  type Scalar,
} from 'yaml';
import type { Place, Problem } from '../errors.ts';
import { quoted } from '../notation/messages.ts';
import { scalarOffsets } from './scalar-offsets.ts';
import { placeIn, type SourceFile } from './source-file.ts';
import { parseYaml } from './yaml-document.ts';

/** Something in a YAML file, with its place. */
export interface Placed {
  /** As in `published[0].value`. */
  readonly path: string;
  readonly file: SourceFile;
  /** Where its first character stands; with an offset into a scalar's text, where that character stands. */
  at(offset?: number): Place;
}

export interface YamlScalar extends Placed {
  readonly kind: 'scalar';
  readonly value: string | number | boolean | null;
  /** A plain scalar as written, so that `0x10` is not taken for 16; else its value. */
  readonly text: string;
}

export interface YamlMap extends Placed {
  readonly kind: 'map';
  readonly entries: Map<string, YamlEntry>;
}

export interface YamlEntry {
  readonly key: Placed;
  readonly value: YamlNode;
}

export interface YamlList extends Placed {
  readonly kind: 'list';
  readonly items: YamlNode[];
}

export type YamlNode = YamlScalar | YamlMap | YamlList;

/** Aliases may not blow a file up to more values, or nest it deeper, than this. */
const mostValues = 100_000;
const deepest = 64;

/** Said of a file that is larger than that. */
export const exhaustingRule = `must not have more than ${mostValues} values or ${deepest} levels, counting each use of an alias`;

/** Reads the one YAML document of a file; null when there is none to go on with. Problems are added to the list. */
export function readYaml(file: SourceFile, problems: Problem[]): YamlNode | null {
  const document = parseYaml(file, problems);
  return document === null ? null : buildTree(document, file, problems);
}

function buildTree(document: Document.Parsed, file: SourceFile, problems: Problem[]): YamlNode | null {
  const anchors = new Map<string, ParsedNode>();
  let values = 0;
  let exhausted = false;

  const placed = (path: string, offset: number): Placed => ({ path, file, at: () => placeIn(file, offset) });

  function build(node: ParsedNode | null, path: string, start: number, depth: number): YamlNode | null {
    const offset = node?.range?.[0] ?? start;
    values += 1;
    if (!exhausted && (values > mostValues || depth > deepest)) {
      exhausted = true;
      problems.push({ place: placeIn(file, offset), path: '', rule: exhaustingRule });
    }
    if (exhausted) return null;
    if (isAlias(node)) {
      const target = anchors.get(node.source);
      if (target !== undefined) return build(target, path, offset, depth + 1);
      const rule = 'an alias must name an anchor that is defined before it';
      problems.push({ place: placeIn(file, offset), path, rule, found: quoted(`*${node.source}`) });
      return null;
    }
    if (node?.anchor) anchors.set(node.anchor, node);
    if (isMap(node)) return buildMap(node.items as ParsedPair[], path, offset, depth);
    if (!isSeq(node))
      return scalarNode(isScalar(node) ? (node as Scalar.Parsed) : null, placed(path, offset));
    const items = node.items.map((item, index) =>
      build(item as ParsedNode, `${path}[${index}]`, offset, depth + 1),
    );
    return { kind: 'list', ...placed(path, offset), items: items.filter((item) => item !== null) };
  }

  function buildMap(pairs: readonly ParsedPair[], path: string, offset: number, depth: number): YamlMap {
    const entries = new Map<string, YamlEntry>();
    for (const { key, value } of pairs) {
      const keyOffset = key?.range?.[0] ?? offset;
      if (!isScalar(key) || typeof key.value !== 'string') {
        const written = isScalar(key) ? quoted(String(key.source)) : 'not a text';
        problems.push({ place: placeIn(file, keyOffset), path, rule: 'a key must be text', found: written });
        continue;
      }
      const name = key.value;
      if (name === '<<') {
        const hint = '`extends` starts from another scenario';
        problems.push({ place: placeIn(file, keyOffset), path, rule: 'YAML merge keys do not work', hint });
        continue;
      }
      const inner = path === '' ? name : `${path}.${name}`;
      if (entries.has(name)) {
        const rule = 'each key may appear only once';
        problems.push({ place: placeIn(file, keyOffset), path: inner, rule, found: quoted(name) });
        continue;
      }
      const built = build(value, inner, key.range?.[1] ?? keyOffset, depth + 1);
      if (built !== null) entries.set(name, { key: placed(inner, keyOffset), value: built });
    }
    return { kind: 'map', ...placed(path, offset), entries };
  }

  const root = build(document.contents, '', 0, 0);
  return exhausted ? null : root;
}

type ParsedPair = Pair<ParsedNode, ParsedNode | null>;

/** Characters before a block scalar's text: `|`, `>-` and what else stands on that line. */
function headerLength(token: CST.BlockScalar): number {
  return token.props.reduce((sum, part) => sum + ('source' in part ? part.source.length : 0), 0);
}

function scalarNode(scalar: Scalar.Parsed | null, placed: Placed): YamlScalar {
  const value = scalar === null ? null : (scalar.value as YamlScalar['value']);
  const text = scalar === null ? '' : typeof value === 'string' ? value : scalar.source;
  const token = scalar?.srcToken;
  let offsets: readonly number[] | null | undefined;
  return {
    kind: 'scalar',
    ...placed,
    value,
    text,
    at(offset?: number) {
      if (token === undefined || offset === undefined) return placed.at();
      const header = token.type === 'block-scalar' ? headerLength(token) : 0;
      offsets ??= scalarOffsets(text, token.source, token.offset + header);
      const exact = offsets?.[Math.min(offset, text.length)];
      return exact === undefined ? placed.at() : placeIn(placed.file, exact);
    },
  };
}
