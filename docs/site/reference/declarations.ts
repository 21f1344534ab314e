import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

/** A declaration of the library: its text without comments inside the words, and the comment before it. */
export interface Declaration {
  readonly name: string;
  readonly kind: 'function' | 'interface' | 'type' | 'class' | 'const';
  /** Sentences of its doc comment, without stars. */
  readonly comment: string;
  /** As TypeScript declares it, with the comments of its members. */
  readonly text: string;
  /** The file under src/, without the ending. */
  readonly file: string;
}

const folder = 'dist';

/** What follows a name in a declaration file: a doc comment, where there is one, and `export declare kind name`. */
const start =
  /^(?:\/\*\*((?:[^*]|\*(?!\/))*)\*\/\n)?export (?:declare )?(?:abstract )?(function|interface|type|class|const) (\w+)/gm;

/** Everything that a module declares, by name. @throws Error where the package was not built */
export function declarationsOf(file: string): ReadonlyMap<string, Declaration> {
  const text = readFileSync(join(folder, `${file}.d.ts`), 'utf8');
  const starts = [...text.matchAll(start)];
  const found = starts.map(({ 0: whole, 1: comment = '', 2: kind, 3: name, index }) => {
    const from = index + whole.lastIndexOf('export');
    return [
      name!,
      {
        name: name!,
        kind: kind as Declaration['kind'],
        comment: plainComment(comment),
        text: text.slice(from, endOf(text, from)),
        file,
      },
    ] as const;
  });
  // Overloads of a function stand one after the other: the first has the comment.
  return new Map(found.toReversed());
}

/** Where a declaration ends: at the first line that ends outside of all brackets. */
function endOf(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    const sign = text[at]!;
    if (text.startsWith('/*', at)) at = text.indexOf('*/', at) + 1;
    else if (sign === "'") at = text.indexOf("'", at + 1);
    else if ('{(['.includes(sign)) depth++;
    else if ('})]'.includes(sign)) depth--;
    if (depth === 0 && (sign === ';' || (sign === '}' && text[at + 1] === '\n'))) return at + 1;
  }
  return text.length;
}

const plainComment = (comment: string): string =>
  comment
    .split('\n')
    .map((line) => line.replace(/^\s*\*? ?/, '').trimEnd())
    .join('\n')
    .trim();

/** One name that the library exports, and where it is declared. */
export interface Export {
  readonly name: string;
  /** Its name where it is declared. */
  readonly inside: string;
  readonly file: string;
}

/** What src/index.ts exports, in its order. */
export function exportsOf(index: string): readonly Export[] {
  return [...index.matchAll(/export (?:type )?\{([^}]*)\} from '([^']+)'/g)].flatMap(([, names, path]) =>
    names!
      .split(',')
      .map((name) => name.trim().replace(/^type /, ''))
      .filter(Boolean)
      .map((name) => {
        const [inside, outside = inside] = name.split(' as ') as [string, string?];
        return { name: outside, inside, file: posix.normalize(path!.replace(/\.ts$/, '')) };
      }),
  );
}
