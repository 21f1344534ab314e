import { ScenarioError } from '../../errors.ts';
import { behindQuotes, type Separator } from '../../scenario/csv.ts';

/** A line of a CSV file, or several where a quoted field holds line ends. */
export interface CsvRecord {
  readonly text: string;
  /** Of its first character, counted from 1. */
  readonly line: number;
}

/** Characters of a record that no log has; a quote that is never closed has more. */
const longest = 1 << 26;

/**
 * The records of a CSV file, empty ones left out. A quote opens a field only where the field begins.
 *
 * Source: RFC 4180. @throws ScenarioError where a quoted field does not end, or is not all of its cell
 */
export function* csvRecords(
  pieces: Iterable<string>,
  separator: Separator,
  file: string,
): Generator<CsvRecord, undefined> {
  let [buffer, start, at, line, isQuoted] = ['', 0, 0, 1, false];
  const wrong = (problem: { readonly rule: string; readonly hint?: string }) =>
    new ScenarioError([{ place: { file, line, column: 1 }, path: '', ...problem }]);
  const unclosed = () => wrong({ rule: 'a quoted field must end with a quote' });
  const record = (end: number): CsvRecord | null => {
    const text = buffer.slice(start, buffer[end - 1] === '\r' ? end - 1 : end);
    return text === '' ? null : { text, line };
  };
  for (const piece of pieces) {
    buffer = buffer.slice(start) + piece;
    at -= start;
    start = 0;
    if (buffer.length > longest) throw unclosed();
    let quote = buffer.indexOf('"', at);
    for (;;) {
      if (quote >= 0 && quote < at) quote = buffer.indexOf('"', at);
      if (isQuoted) {
        const after = quote < 0 ? buffer.length : afterSpaces(buffer, quote + 1);
        // Whether a quote at the very end closes the field is told by the next piece.
        if (after === buffer.length) {
          at = quote < 0 ? buffer.length : quote;
          break;
        }
        isQuoted = buffer[quote + 1] === '"';
        at = quote + (isQuoted ? 2 : 1);
        if (!isQuoted && ![separator, '\r', '\n'].includes(buffer[after]!)) throw wrong(behindQuotes);
        continue;
      }
      const end = buffer.indexOf('\n', at);
      if (quote >= 0 && (end < 0 || quote < end)) {
        isQuoted = quote === start || buffer[quote - 1] === separator;
        at = quote + 1;
        continue;
      }
      if (end < 0) {
        at = buffer.length;
        break;
      }
      const found = record(end);
      if (found !== null) yield found;
      line += linesIn(buffer, start, end);
      start = at = end + 1;
    }
  }
  if (isQuoted && buffer.trimEnd().at(-1) !== '"') throw unclosed();
  if (start < buffer.length) {
    const found = record(buffer.length);
    if (found !== null) yield found;
  }
}

/** The first place that holds no space. */
function afterSpaces(text: string, start: number): number {
  let at = start;
  while (text[at] === ' ') at++;
  return at;
}

/** Line ends from the start of a record to its own. */
function linesIn(text: string, start: number, end: number): number {
  let count = 1;
  for (let at = text.indexOf('\n', start); at < end && at >= 0; at = text.indexOf('\n', at + 1)) count++;
  return count;
}

/** The fields of a record, without the quotes around them. */
export function fieldsOf({ text }: CsvRecord, separator: Separator): string[] {
  if (!text.includes('"')) return text.split(separator);
  return fieldStarts({ text }, separator).map(({ start, end }) => {
    const field = text.slice(start, end);
    return field.startsWith('"') ? field.trimEnd().slice(1, -1).replaceAll('""', '"') : field;
  });
}

/** Where the fields of a record begin and end. */
export function fieldStarts(
  { text }: Pick<CsvRecord, 'text'>,
  separator: Separator,
): { start: number; end: number }[] {
  const fields: { start: number; end: number }[] = [];
  for (let start = 0; ; ) {
    let at = start;
    if (text[at] === '"') {
      at = text.indexOf('"', at + 1);
      while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
      if (at < 0) at = text.length;
    }
    const end = text.indexOf(separator, at);
    fields.push({ start, end: end < 0 ? text.length : end });
    if (end < 0) return fields;
    start = end + 1;
  }
}
