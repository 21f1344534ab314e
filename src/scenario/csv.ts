import { didYouMean, type Problem, ScenarioError } from '../errors.ts';
import { quoted } from '../notation/messages.ts';
import { placeIn, type SourceFile } from './source-file.ts';

/** A cell of a CSV file. */
interface Cell {
  readonly text: string;
  /** Offset of its first character in the file. */
  readonly start: number;
}

/** The cells of a line, of which there is at least one. */
export type TableRow = readonly Cell[];

/**
 * The names of a CSV file's columns, and its lines. Empty lines are passed over.
 *
 * @throws ScenarioError where a quoted field does not end
 */
export function readTable(file: SourceFile): { header: string[]; rows: Iterable<TableRow> } {
  const rows = readRows(file);
  const header = rows.next().value?.map(({ text }) => text.trim()) ?? [];
  return { header, rows: filled(rows) };
}

function* filled(rows: Iterable<TableRow>): Generator<TableRow, undefined> {
  for (const row of rows) if (row.length > 1 || row[0]!.text !== '') yield row;
}

/**
 * The numbers in one column of a CSV file with a header line. Empty lines are passed over.
 *
 * Fields are separated by commas and may be quoted; lines end in LF or CRLF. Source: RFC 4180.
 * @throws ScenarioError where there is no such column (a problem without a line), or a cell in it is no number (at most
 * ten are named)
 */
export function readColumn(file: SourceFile, column: string): number[] {
  const { header, rows } = readTable(file);
  const index = header.indexOf(column);
  const problems: Problem[] = [];
  const problem = (start: number, rule: string, found: string) =>
    problems.push({ place: placeIn(file, start), path: column, rule, found });
  if (index < 0) {
    const hint = didYouMean(column, header) ?? `columns: ${header.slice(0, 20).join(', ')}`;
    const rule = `no such column in ${file.name}`;
    throw new ScenarioError([
      { place: { file: file.name }, path: column, rule, found: quoted(column), hint },
    ]);
  }
  const values: number[] = [];
  for (const row of rows) {
    const cell = row[index];
    const value = numberOf(cell?.text.trim() ?? '');
    if (value === null)
      problem(
        (cell ?? row.at(-1)!).start,
        'must be a number',
        cell === undefined ? 'no such cell in this line' : quoted(cell.text),
      );
    else values.push(value);
    if (problems.length === 10) break;
  }
  if (problems.length > 0) throw new ScenarioError(problems);
  return values;
}

/** A cell as a number, or null. Number() would also take an empty text, `0x10` and `Infinity`. */
export function numberOf(text: string): number | null {
  if (!/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(text)) return null;
  const value = Number(text);
  return Number.isFinite(value) ? value : null;
}

/** Lines as cells. @throws ScenarioError where a quoted field does not end */
function* readRows(file: SourceFile): Generator<Cell[], undefined> {
  const { text } = file;
  const plain = /[^,\r\n]*/y;
  const quoted = /"([^"]*(?:""[^"]*)*)"[^,\r\n]*/y;
  let row: Cell[] = [];
  for (let at = 0; at <= text.length; at++) {
    const pattern = text[at] === '"' ? quoted : plain;
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match === null) {
      const rule = 'a quoted field must end with a quote';
      throw new ScenarioError([{ place: placeIn(file, at), path: '', rule }]);
    }
    row.push({ text: match[1]?.replaceAll('""', '"') ?? match[0], start: at });
    at += match[0].length;
    if (text[at] === ',') continue;
    if (text[at] === '\r' && text[at + 1] === '\n') at += 1;
    yield row;
    row = [];
  }
}
