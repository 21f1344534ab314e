import { numberIs, syntaxIs } from './messages.ts';
import type { Span } from './tree.ts';

/** The smallest piece of a text that means something. */
export type Token =
  | { readonly kind: 'number'; readonly value: number; readonly text: string; readonly span: Span }
  | { readonly kind: 'name' | 'symbol' | 'text' | 'end'; readonly text: string; readonly span: Span };

const blank = /\s*/y;
const digits = /(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?/y;
const suffix = /[kMBT](?![\p{L}\p{M}\p{N}_])/uy;
const name = /[\p{L}_](?:[\p{L}\p{M}\p{N}_]|\.(?=[\p{L}\p{M}\p{N}_]))*/uy;
const symbol = /<=|>=|==|!=|[-+*/^<>=(),[\]]/y;
const quotation = /"[^"\n]*"|'[^'\n]*'/y;
const separator = /[_'’\u00a0\u202f\u2009]\d+|[ ]\d{3}(?![\d.])/y;
const morePoints = /\.[\d.]*/y;

const suffixes: ReadonlyMap<string, number> = new Map([
  ['k', 3],
  ['M', 6],
  ['B', 9],
  ['T', 12],
]);

/** Signs people write that are not in the language, and what to write. */
const instead: ReadonlyMap<string, string> = new Map([
  ['&', 'write and'],
  ['|', 'write or'],
  ['!', 'write not'],
  ['≤', 'write <='],
  ['≥', 'write >='],
  ['≠', 'write !='],
  ['×', 'write *'],
  ['·', 'write *'],
  ['÷', 'write /'],
  ['−', 'write a plain -'],
  ['–', 'write a plain -, or "a to b" for a range'],
  ['±', 'write normal(mean=, sd=)'],
  ['~', 'write "a to b" for a range'],
  ['$', 'write USD after the number'],
  ['€', 'write EUR after the number'],
  ['£', 'write GBP after the number'],
  ['¥', 'write CNY or JPY after the number'],
  ['￥', 'write CNY or JPY after the number'],
  ['₹', 'write INR after the number'],
  ['₩', 'write KRW after the number'],
  ['%', 'a % follows its number, as in 40%'],
  [';', 'separate with commas'],
  ['{', 'write lists as [1, 2, 3]'],
]);

function match(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

/**
 * The token at `from` or after the blanks there.
 * @throws NotationError
 */
export function tokenAt(text: string, from: number): Token {
  const start = from + (match(blank, text, from)?.length ?? 0);
  if (start >= text.length) return { kind: 'end', text: '', span: { start, end: start } };
  const token = (kind: 'name' | 'symbol' | 'text', found: string): Token => ({
    kind,
    text: found,
    span: { start, end: start + found.length },
  });
  const number = match(digits, text, start);
  if (number !== undefined) return numberAt(text, start, number);
  const word = match(name, text, start);
  if (word !== undefined) return token('name', word);
  const sign = match(symbol, text, start);
  if (sign !== undefined) return token('symbol', sign);
  if (text[start] === '"' || text[start] === "'") {
    const quote = match(quotation, text, start);
    if (quote === undefined) throw syntaxIs.openText({ start, end: text.length });
    return token('text', quote);
  }
  const character = String.fromCodePoint(text.codePointAt(start)!);
  const code = character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
  const found = /^[\x21-\x7e]$/.test(character) ? `"${character}"` : `${character} U+${code}`;
  throw syntaxIs.character({ start, end: start + character.length }, found, instead.get(character));
}

function numberAt(text: string, start: number, written: string): Token {
  let end = start + written.length;
  const separated = endOfSeparated(text, end);
  if (separated > end) throw numberIs.separated({ start, end: separated }, text.slice(start, separated));
  const points = match(morePoints, text, end);
  if (points !== undefined) throw numberIs.twoPoints({ start, end: end + points.length }, written + points);
  if (/^0\d/.test(written)) throw numberIs.leadingZero({ start, end }, written);
  const letter = match(suffix, text, end) ?? '';
  end += letter.length;
  const found = text.slice(start, end);
  const value = scaled(written, suffixes.get(letter) ?? 0);
  if (!Number.isFinite(value)) throw numberIs.infinite({ start, end }, found);
  if (value === 0 && /^[^eE]*[1-9]/.test(written)) throw numberIs.vanishing({ start, end }, found);
  return { kind: 'number', value, text: found, span: { start, end } };
}

/** Where the groups of digits end that separators join to a number which ends at `from`. */
function endOfSeparated(text: string, from: number): number {
  let end = from;
  for (let group = match(separator, text, end); group !== undefined; group = match(separator, text, end))
    end += group.length;
  return end;
}

/** Moves the decimal point in the text, so that `1.1M` is exactly what `1100000` is. */
function scaled(written: string, power: number): number {
  const [mantissa, exponent = '0'] = written.split(/[eE]/);
  return Number(`${mantissa}e${Number(exponent) + power}`);
}

/** Whether a comma and exactly three digits follow, as in the thousands of `1,000`. */
export function thousandsAfter(text: string, span: Span): string | undefined {
  if (!/^\d{1,3}$/.test(text.slice(span.start, span.end))) return undefined;
  return match(/(?:,\d{3}(?!\d))+(?:\.\d+)?/y, text, span.end);
}
