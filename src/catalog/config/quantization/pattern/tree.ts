import { escapeTest, readSet } from './characters.ts';
import { PatternError } from './pattern-error.ts';

/** A regular expression taken apart. */
export type PatternTree =
  | { readonly kind: 'one'; readonly test: (character: string) => boolean }
  | { readonly kind: 'place'; readonly test: (text: string, place: number) => boolean }
  | { readonly kind: 'sequence'; readonly parts: readonly PatternTree[] }
  | { readonly kind: 'either'; readonly branches: readonly PatternTree[] }
  | { readonly kind: 'ahead'; readonly inner: PatternTree; readonly not: boolean }
  | { readonly kind: 'repeat'; readonly inner: PatternTree; readonly least: number; readonly most: number };

const longest = 2000;
const mostRepeats = 200;
const mostDepth = 50;

/** Where a reader is in its pattern, and in how many brackets. */
interface Cursor {
  readonly source: string;
  at: number;
  depth: number;
  isAhead: boolean;
}

const isWord = (character: string) => /^\w$/.test(character);
const wordEdge = (text: string, place: number) =>
  isWord(text.charAt(place - 1)) !== isWord(text.charAt(place));

export function parsePattern(source: string): PatternTree {
  if (source.length > longest) throw new PatternError('is too long a pattern');
  const cursor: Cursor = { source, at: 0, depth: 0, isAhead: false };
  const tree = parseEither(cursor);
  if (cursor.at < source.length) throw new PatternError('has a closing bracket that was never opened');
  return tree;
}

function parseEither(cursor: Cursor): PatternTree {
  const branches = [parseSequence(cursor)];
  while (take(cursor, '|')) branches.push(parseSequence(cursor));
  return branches.length === 1 && branches[0] !== undefined ? branches[0] : { kind: 'either', branches };
}

function parseSequence(cursor: Cursor): PatternTree {
  const parts: PatternTree[] = [];
  while (cursor.at < cursor.source.length && !'|)'.includes(cursor.source.charAt(cursor.at)))
    parts.push(parseRepeat(cursor));
  return { kind: 'sequence', parts };
}

function parseRepeat(cursor: Cursor): PatternTree {
  const inner = parseOne(cursor);
  const counts = repeatAt(cursor);
  if (counts === null) return inner;
  take(cursor, '?');
  if (repeatAt(cursor) !== null) throw new PatternError('repeats what is already repeated');
  return { kind: 'repeat', inner, ...counts };
}

function repeatAt(cursor: Cursor): { least: number; most: number } | null {
  if (take(cursor, '*')) return { least: 0, most: Number.POSITIVE_INFINITY };
  if (take(cursor, '+')) return { least: 1, most: Number.POSITIVE_INFINITY };
  if (take(cursor, '?')) return { least: 0, most: 1 };
  const braces = /^\{(\d{0,4})(,?)(\d{0,4})\}/.exec(cursor.source.slice(cursor.at, cursor.at + 12));
  const [whole = '', low = '', comma = '', high = ''] = braces ?? [];
  if (low + high === '') return null;
  cursor.at += whole.length;
  const least = Number(low);
  const most = comma === '' ? least : high === '' ? Number.POSITIVE_INFINITY : Number(high);
  if (least > mostRepeats || (most !== Number.POSITIVE_INFINITY && most > mostRepeats))
    throw new PatternError(`repeats more than ${mostRepeats} times`);
  if (least > most) throw new PatternError('has a smallest number of repeats above the largest');
  return { least, most };
}

function parseOne(cursor: Cursor): PatternTree {
  const character = cursor.source.charAt(cursor.at);
  cursor.at += 1;
  if (character === '.') return { kind: 'one', test: () => true };
  if (character === '^') return { kind: 'place', test: (_text, place) => place === 0 };
  if (character === '$') return { kind: 'place', test: (text, place) => place === text.length };
  if (character === '(') return parseGroup(cursor);
  if (character === '[') {
    const { test, end } = readSet(cursor.source, cursor.at);
    cursor.at = end;
    return { kind: 'one', test };
  }
  if (character === '\\') return parseEscape(cursor);
  if ('*+?'.includes(character)) throw new PatternError(`has a \`${character}\` with nothing before it`);
  return { kind: 'one', test: (one) => one === character };
}

function parseEscape(cursor: Cursor): PatternTree {
  const letter = cursor.source.charAt(cursor.at);
  cursor.at += 1;
  if (letter === 'b') return { kind: 'place', test: wordEdge };
  if (letter === 'B') return { kind: 'place', test: (text, place) => !wordEdge(text, place) };
  if (letter === 'A') return { kind: 'place', test: (_text, place) => place === 0 };
  if (letter === 'Z') return { kind: 'place', test: (text, place) => place === text.length };
  return { kind: 'one', test: escapeTest(letter) };
}

function parseGroup(cursor: Cursor): PatternTree {
  cursor.depth += 1;
  if (cursor.depth > mostDepth) throw new PatternError('has too many brackets inside each other');
  const opening = /^\?(?:[:=!]|P?<[A-Za-z_]\w{0,30}>)/.exec(cursor.source.slice(cursor.at, cursor.at + 40));
  if (opening === null && cursor.source.charAt(cursor.at) === '?')
    throw new PatternError('has a kind of bracket that is not known');
  cursor.at += opening?.[0].length ?? 0;
  const ahead = opening?.[0] === '?=' || opening?.[0] === '?!';
  if (ahead && cursor.isAhead) throw new PatternError('looks ahead while it looks ahead');
  const was = cursor.isAhead;
  cursor.isAhead = was || ahead;
  const inner = parseEither(cursor);
  cursor.isAhead = was;
  cursor.depth -= 1;
  if (!take(cursor, ')')) throw new PatternError('has a bracket that is not closed');
  return ahead ? { kind: 'ahead', inner, not: opening[0] === '?!' } : inner;
}

function take(cursor: Cursor, character: string): boolean {
  if (cursor.source.charAt(cursor.at) !== character) return false;
  cursor.at += 1;
  return true;
}
