/** Where somebody writes in a YAML text, also while it is no valid YAML: by indentation and brackets. */

export interface YamlPlace {
  /** Keys from the top, `[]` for an item of a list: `['goals', '[]']`. */
  readonly path: readonly string[];
  /** `item`: the start of a line in a list, which may become a key or a value. */
  readonly part: 'key' | 'value' | 'item';
  /** What stands between the start of the key or value and the place. */
  readonly written: string;
}

interface Level {
  readonly indent: number;
  readonly key: string;
}

/** An open bracket; of a mapping with the key whose value is being written, null before the colon. */
interface Bracket {
  readonly isMap: boolean;
  key: string | null;
  /** Offset in the line's rest at which the key or value begins; what earlier lines held is forgotten. */
  start: number;
}

const keyAtStart = /^("[^"]*"|'[^']*'|[^\s#{}[\],:&*!|>'"%@`][^:#]*):(?=\s|$)/;

/** The place at the end of a text, null inside a comment. */
export function yamlPlace(text: string): YamlPlace | null {
  const lines = text.split(/\r\n|[\n\r]/);
  const levels: Level[] = [];
  const brackets: Bracket[] = [];
  let scalarIndent: number | null = null;
  let place: YamlPlace | null = null;

  for (const [index, line] of lines.entries()) {
    const isLast = index === lines.length - 1;
    const indent = line.length - line.trimStart().length;
    let rest = line.slice(indent);
    if (brackets.length === 0) {
      if (scalarIndent !== null && (rest === '' || indent > scalarIndent)) {
        if (isLast && rest !== '')
          return { path: levels.map(({ key }) => key), part: 'value', written: rest };
        continue;
      }
      scalarIndent = null;
      if (rest.startsWith('#')) {
        if (isLast) return null;
        continue;
      }
      if (rest === '' && !isLast) continue;
      const isItem = /^-(\s|$)/.test(rest);
      while (levels.length > 0) {
        const { indent: upper, key } = levels.at(-1)!;
        const isParentOfItem = isItem && upper === indent && key !== '[]';
        if (upper < indent || isParentOfItem) break;
        levels.pop();
      }
      let at = indent;
      let isInItem = false;
      for (let marker = /^-(?:\s+|$)/.exec(rest); marker !== null; marker = /^-(?:\s+|$)/.exec(rest)) {
        levels.push({ indent: at, key: '[]' });
        at += marker[0].length;
        rest = rest.slice(marker[0].length);
        isInItem = true;
      }
      const named = keyAtStart.exec(rest);
      if (named === null && isLast && !/^["'{[]/.test(rest)) {
        const path = levels.map(({ key }) => key);
        return { path, part: isInItem ? 'item' : 'key', written: rest };
      }
      if (named !== null) {
        levels.push({ indent: at, key: unquoted(named[1]!) });
        rest = rest.slice(named[0].length);
        if (/^\s+[|>]/.test(rest)) scalarIndent = at;
      }
    } else for (const bracket of brackets) bracket.start = 0;
    const path = () => levels.map(({ key }) => key);
    const comment = scan(rest, brackets);
    if (!isLast) continue;
    if (comment) return null;
    place = placeIn(rest, path(), brackets);
  }
  return place;
}

/** Follows brackets and quotes through the rest of a line; true where it ends in a comment. */
function scan(rest: string, brackets: Bracket[]): boolean {
  for (let at = 0; at < rest.length; at++) {
    const sign = rest[at]!;
    const top = brackets.at(-1);
    if (sign === '#' && (at === 0 || /\s/.test(rest[at - 1]!))) return true;
    const startsValue = top !== undefined || rest.slice(0, at).trim() === '';
    if ((sign === '"' || sign === "'") && rest.slice(top?.start ?? 0, at).trim() === '') {
      const end = rest.indexOf(sign, at + 1);
      if (end < 0) return false;
      at = end;
    } else if ((sign === '{' || sign === '[') && startsValue)
      brackets.push({ isMap: sign === '{', key: null, start: at + 1 });
    else if (sign === '}' || sign === ']') brackets.pop();
    else if (sign === ',' && top !== undefined) Object.assign(top, { key: null, start: at + 1 });
    else if (sign === ':' && top?.isMap && top.key === null && /^(?:\s|$)/.test(rest.slice(at + 1)))
      Object.assign(top, { key: unquoted(rest.slice(top.start, at).trim()), start: at + 1 });
  }
  return false;
}

function placeIn(rest: string, path: readonly string[], brackets: readonly Bracket[]): YamlPlace {
  const top = brackets.at(-1);
  const inner = brackets.flatMap(({ isMap, key }) => (isMap ? (key === null ? [] : [key]) : ['[]']));
  return {
    path: [...path, ...inner],
    part: top?.isMap && top.key === null ? 'key' : 'value',
    written: rest.slice(top?.start ?? 0).trimStart(),
  };
}

const unquoted = (key: string) => key.replace(/^(["'])(.*)\1$/, '$2');
