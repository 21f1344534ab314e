import { didYouMean, type Problem, ScenarioError } from '../errors.ts';
import { quoted } from '../notation/messages.ts';
import { CellNumbers, isMissing } from './cell-numbers.ts';
import { placeIn, type SourceFile } from './source-file.ts';
import { isTable } from './table-kind.ts';

/** A cell of a CSV file. */
interface Cell {
  readonly text: string;
  /** Offset of its first character in the file. */
  readonly start: number;
}

/** The cells of a line, of which there is at least one. */
export type TableRow = readonly Cell[];

/**
 * The names of a CSV file's columns, and its lines. Empty lines are passed over. Fields may be quoted; lines end in LF or
 * CRLF. Source: RFC 4180.
 *
 * @throws ScenarioError where a quoted field does not end, or is not all of its cell
 */
export function readTable(
  file: SourceFile,
  separator: Separator = ',',
): { header: string[]; rows: Iterable<TableRow> } {
  const rows = readRows(file, separator);
  const header = rows.next().value?.map(({ text }) => text.trim()) ?? [];
  return { header, rows: filled(rows) };
}

/** What stands between two fields. */
export type Separator = ',' | ';' | '\t';

const separators: readonly Separator[] = [',', ';', '\t'];

/** What separates the fields of a file: of comma, semicolon and tab the one that the first line has most of, outside quotes. */
export function separatorIn({ text }: Pick<SourceFile, 'text'>): Separator {
  const end = text.indexOf('\n');
  const line = text.slice(0, end < 0 ? text.length : end).replace(/"[^"]*"/g, '');
  const times = (separator: Separator) => line.split(separator).length;
  return separators.reduce((most, separator) => (times(separator) > times(most) ? separator : most));
}

function* filled(rows: Iterable<TableRow>): Generator<TableRow, undefined> {
  for (const row of rows) if (row.length > 1 || row[0]!.text !== '') yield row;
}

/** No such column: a problem without a line. */
export function noColumn(file: string, column: string, header: readonly string[]): Problem {
  const hint = didYouMean(column, header) ?? `columns: ${header.slice(0, 20).join(', ')}`;
  return { place: { file }, path: column, rule: `no such column in ${file}`, found: quoted(column), hint };
}

/** What a file is that shows nothing of what stands in it. */
export const noTableByShape = 'does not look like a table with names in its first line and numbers below';

/** No such column, of a file that is no table by its shape: nothing of it is shown. */
export function noTable(file: string, column: string): Problem {
  const hint = `the file ${noTableByShape}`;
  return { place: { file }, path: column, rule: `no such column in ${file}`, found: quoted(column), hint };
}

/** Whether what stands in a file may be shown. */
export function showsItsCells(file: SourceFile, separator: Separator): boolean {
  try {
    const { header, rows } = readTable(file, separator);
    return isTable(header, rows);
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    return false;
  }
}

/** A file with more mistakes than this most likely is another one. */
export const mostProblems = 10;

/**
 * The numbers in one column of a CSV file with a header line, separated by commas, semicolons or tabs. Empty lines are
 * passed over.
 *
 * @param leaveOut whether cells without a value are left out; else they are problems
 * @throws ScenarioError where there is no such column (a problem without a line), or a cell in it is no number (at most
 * ten are named)
 */
export function readColumn(file: SourceFile, column: string, leaveOut = false): number[] {
  const separator = separatorIn(file);
  const { header, rows } = readTable(file, separator);
  const index = header.indexOf(column);
  if (index < 0) {
    const none = showsItsCells(file, separator)
      ? noColumn(file.name, column, header)
      : noTable(file.name, column);
    throw new ScenarioError([none]);
  }
  const problems: Problem[] = [];
  const values: number[] = [];
  const numbers = new CellNumbers(separator !== ',');
  for (const row of rows) {
    const cell = row[index];
    if (cell === undefined) {
      const place = placeIn(file, row.at(-1)!.start);
      problems.push({ place, path: column, rule: 'must be a number', found: 'no such cell in this line' });
    } else {
      const text = cell.text.trim();
      if (leaveOut && isMissing(text)) continue;
      const place = () => placeIn(file, cell.start);
      const value = numbers.read(text, place);
      if (typeof value === 'number') values.push(value);
      else {
        const hint =
          text !== '' && isMissing(text) ? 'or leave such cells out: missing="left out"' : value.hint;
        problems.push({
          ...value,
          place: place(),
          path: column,
          found: quoted(cell.text),
          ...(hint && { hint }),
        });
      }
    }
    if (problems.length === mostProblems) break;
  }
  const doubt = problems.length === 0 ? numbers.doubt() : null;
  if (doubt !== null) problems.push({ ...doubt, path: column });
  if (problems.length > 0)
    throw new ScenarioError(showsItsCells(file, separator) ? problems : problems.map(withoutCell));
  return values;
}

/** A problem of a cell without what stands in it. */
export function withoutCell({ place, path, rule }: Problem): Problem {
  return { place, path, rule };
}

/** What may not stand behind a quoted field: rows would be taken for one, or half a cell for a whole one. */
export const behindQuotes = {
  rule: 'after a quoted field must come a separator or the end of the line',
  hint: 'inside quotes write a quote twice: ""',
};

/** Lines as cells. @throws ScenarioError where a quoted field does not end, or is not all of its cell */
function* readRows(file: SourceFile, separator: Separator): Generator<Cell[], undefined> {
  const { text } = file;
  const plain = new RegExp(`[^${separator}\\r\\n]*`, 'y');
  let row: Cell[] = [];
  for (let at = 0; at <= text.length; at++) {
    const start = at;
    if (text[at] === '"') at = endOfQuoted(file, at);
    const quoted = at > start ? text.slice(start + 1, at - 1).replaceAll('""', '"') : null;
    plain.lastIndex = at;
    const rest = plain.exec(text)![0];
    if (quoted !== null && rest.trim() !== '')
      throw new ScenarioError([{ place: placeIn(file, at), path: '', ...behindQuotes }]);
    at += rest.length;
    row.push({ text: quoted ?? text.slice(start, at), start });
    if (text[at] === separator) continue;
    if (text[at] === '\r' && text[at + 1] === '\n') at += 1;
    yield row;
    row = [];
  }
}

/** Where the quoted field ends that begins at `start`: after its last quote. @throws ScenarioError where it does not end */
function endOfQuoted(file: SourceFile, start: number): number {
  let end = file.text.indexOf('"', start + 1);
  while (end >= 0 && file.text[end + 1] === '"') end = file.text.indexOf('"', end + 2);
  if (end >= 0) return end + 1;
  const rule = 'a quoted field must end with a quote';
  throw new ScenarioError([{ place: placeIn(file, start), path: '', rule }]);
}
