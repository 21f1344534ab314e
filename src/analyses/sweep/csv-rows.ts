import { grouped } from '../../notation/grouped.ts';
import { type Problem, ScenarioError } from '../../errors.ts';
import { readTable, separatorIn, showsItsCells } from '../../scenario/csv.ts';
import { largestCsv, placeIn, readSourceFile, type SourceFile } from '../../scenario/source-file.ts';
import { emptyCell, type SweptRows } from './swept-rows.ts';

/** Most rows of a sweep: what is kept of them takes some hundred bytes each. Judgement. */
export const mostRows = 1_000_000;

/** The rows of a CSV file with a header line. @throws ScenarioError with every line that is none; `sweep` refuses empty cells */
export function csvRows(path: string): SweptRows {
  return rowsOfCsv(readSourceFile(path, path, largestCsv));
}

/** The same of a text that was read. */
export function rowsOfCsv(file: SourceFile): SweptRows {
  const separator = separatorIn(file);
  const { header, rows: lines } = readTable(file, separator);
  const problems: Problem[] = [];
  const columns = header.map((name, index) => (index === 0 ? name.replace(/^\ufeff/, '') : name));
  const atHeader = (path: string, rule: string, hint?: string) =>
    problems.push({ place: placeIn(file, 0), path, rule, ...(hint === undefined ? {} : { hint }) });
  const seen = new Set<string>();
  for (const [index, name] of columns.entries()) {
    if (name === '')
      atHeader(`column ${index + 1}`, 'a column needs a name', 'as in gpu_price; leave empty columns out');
    else if (seen.has(name)) atHeader(name, 'a column may appear only once');
    seen.add(name);
  }
  const rows: string[][] = [];
  const starts: number[][] = [];
  // Among other mistakes they are told here, alone with those of the values.
  const empty: Problem[] = [];
  for (const cells of lines) {
    const start = cells[0]!.start;
    if (cells.length !== columns.length)
      problems.push({
        place: placeIn(file, start),
        path: '',
        rule: `a row must have ${columns.length} cells, as the first line has`,
        found: `${cells.length} cells`,
        hint: 'put a notation with a comma in quotes, as in "uniform(1, 2)"',
      });
    for (const [index, { text, start }] of cells.entries())
      if (text.trim() === '' && columns[index] !== undefined)
        empty.push(emptyCell(placeIn(file, start), columns[index]));
    rows.push(cells.map(({ text }) => text.trim()));
    starts.push(cells.map((cell) => cell.start));
  }
  if (rows.length > mostRows)
    atHeader('', `a sweep has at most ${grouped(mostRows)} rows`, 'divide the table');
  if (rows.length === 0) atHeader('', 'there is no row to run', 'write one below the names of the columns');
  const isShown = showsItsCells(file, separator);
  if (problems.length > 0 || (empty.length > 0 && !isShown)) {
    const all = [...problems, ...empty].toSorted((a, b) => startOf(a) - startOf(b));
    throw new ScenarioError(isShown ? all : all.map((problem) => ({ ...problem, path: '' })));
  }
  return {
    columns,
    rows,
    placeOf: (row, column) => placeIn(file, starts[row]![column] ?? starts[row]![0]!),
    nameOf: (row) => `line ${placeIn(file, starts[row]![0]!).line}`,
    showsItsCells: isShown,
  };
}

const startOf = ({ place }: Problem) => place.line ?? 0;
