import { ScenarioError } from '../../errors.ts';
import { CellNumbers, isMissing } from '../../scenario/cell-numbers.ts';
import { noColumn, noTable } from '../../scenario/csv.ts';
import { numberIn } from './log-cells.ts';
import type { LogRow, LogTable } from './log-table.ts';
import { isTimeName, timeOf } from './timestamps.ts';

export interface LogChoice {
  /** Names of columns to read; all numeric ones where there are none. */
  readonly columns: readonly string[];
  /** The column of times; found by itself where it is not said. */
  readonly time?: string | undefined;
}

/** So many cells with something in them decide what a column holds. */
const looked = 100;

/** Columns by their names, once each. @throws ScenarioError where one is not there */
export function indexesOf(table: LogTable, wanted: readonly string[]): number[] {
  const { file, names } = table;
  const missing = wanted.filter((name) => !names.includes(name));
  const shows = missing.length > 0 && table.showsItsCells();
  const problems = missing.map((name) => (shows ? noColumn(file, name, names) : noTable(file, name)));
  if (problems.length > 0) throw new ScenarioError(problems);
  return [...new Set(wanted)].map((name) => names.indexOf(name));
}

/** Whether most of the first cells with something in them hold what is looked for: the others are mistakes then. */
function holds(table: LogTable, column: number, test: (row: LogRow) => boolean): boolean {
  let [seen, good] = [0, 0];
  for (const row of table.rows()) {
    const cell = row.cell(column);
    if (cell === undefined || cell === null || (typeof cell === 'string' && isMissing(cell))) continue;
    if (test(row)) good++;
    if (++seen === looked) break;
  }
  return 2 * good > seen;
}

/** The column of times that was named, or the first one that holds any. */
export function timeColumn(table: LogTable, { columns, time }: LogChoice): number | null {
  if (time !== undefined) return indexesOf(table, [time])[0]!;
  const found = table.names.findIndex(
    (name, index) =>
      !columns.includes(name) &&
      holds(table, index, (row) => {
        const cell = row.cell(index);
        const isBare =
          typeof cell === 'number' || typeof cell === 'bigint' || /^\d+(\.\d+)?$/.test(String(cell));
        return timeOf(cell) !== null && (!isBare || isTimeName(name));
      }),
  );
  return found < 0 ? null : found;
}

/** Columns of which most of the first cells are numbers. */
export function numericColumns(table: LogTable, time: number | null): number[] {
  return table.names.flatMap((_, index) => {
    const numbers = new CellNumbers(table.commas);
    // What comes with a hint is a number that is written in another way.
    const isNumber = (row: LogRow) => {
      const value = numberIn(row, index, numbers);
      return typeof value === 'number' || value?.hint !== undefined;
    };
    return index !== time && holds(table, index, isNumber) ? [index] : [];
  });
}
