import { type Problem, ScenarioError, UsageError } from '../../errors.ts';
import { quoted } from '../../notation/messages.ts';
import { CellNumbers, isMissing } from '../../scenario/cell-numbers.ts';
import { mostProblems, noColumn } from '../../scenario/csv.ts';
import type { LogRow, LogTable } from './log-table.ts';
import { isTimeName, timeOf } from './timestamps.ts';

/** Columns of a log, row by row. */
export interface ReadLog {
  /** NaN where a row has no value. */
  readonly columns: readonly {
    readonly name: string;
    readonly values: Float64Array;
    readonly missing: number;
  }[];
  /** When each row was, in milliseconds since 1970, NaN where it is not said; null without a column of times. */
  readonly times: { readonly name: string; readonly values: Float64Array; readonly missing: number } | null;
}

export interface LogChoice {
  /** Names of columns to read; all numeric ones where there are none. */
  readonly columns: readonly string[];
  /** The column of times; found by itself where it is not said. */
  readonly time?: string | undefined;
}

/** So many cells with something in them decide what a column holds. */
const looked = 100;

/**
 * Reads columns of numbers and of times.
 *
 * @throws ScenarioError where a column is not there, or a cell is no number (at most ten are named); UsageError where no
 * column holds numbers
 */
export function readLog(table: LogTable, choice: LogChoice): ReadLog {
  const time = timeColumn(table, choice);
  const chosen = choice.columns.length > 0 ? indexesOf(table, choice.columns) : numericColumns(table, time);
  if (chosen.length === 0 && time === null)
    throw new UsageError(
      `${table.file} has no column of numbers (columns: ${table.names.slice(0, 20).join(', ') || 'none'})`,
    );
  const readers = chosen.map((index) => ({
    index,
    numbers: new CellNumbers(table.commas),
    values: [] as number[],
    missing: 0,
  }));
  const times: number[] = [];
  const problems: Problem[] = [];
  for (const row of table.rows()) {
    for (const reader of readers) {
      const value = numberIn(row, reader.index, reader.numbers);
      if (value === null) reader.missing++;
      else if (typeof value === 'object') problems.push(value);
      reader.values.push(typeof value === 'number' ? value : Number.NaN);
    }
    if (time !== null) {
      const value = timeIn(row, time);
      if (typeof value === 'object' && value !== null) problems.push(value);
      times.push(typeof value === 'number' ? value : Number.NaN);
    }
    if (problems.length >= mostProblems) break;
  }
  if (problems.length === 0)
    for (const { index, numbers } of readers) {
      const doubt = numbers.doubt();
      if (doubt !== null) problems.push({ ...doubt, path: table.names[index]! });
    }
  if (problems.length > 0) throw new ScenarioError(problems.slice(0, mostProblems));
  return {
    columns: readers.map(({ index, values, missing }) => ({
      name: table.names[index]!,
      values: Float64Array.from(values),
      missing,
    })),
    times:
      time === null
        ? null
        : {
            name: table.names[time]!,
            values: Float64Array.from(times),
            missing: times.filter(Number.isNaN).length,
          },
  };
}

function indexesOf({ file, names }: LogTable, wanted: readonly string[]): number[] {
  const problems = wanted.filter((name) => !names.includes(name)).map((name) => noColumn(file, name, names));
  if (problems.length > 0) throw new ScenarioError(problems);
  return [...new Set(wanted)].map((name) => names.indexOf(name));
}

/** Null: no value. A problem: something that is no number. */
function numberIn(row: LogRow, column: number, numbers: CellNumbers): number | Problem | null {
  const cell = row.cell(column);
  const problem = (rest: Omit<Problem, 'place' | 'path'>): Problem => ({ ...row.place(column), ...rest });
  const rule = 'must be a number';
  if (cell === undefined) return problem({ rule, found: 'no such cell in this line' });
  if (cell === null) return null;
  if (typeof cell === 'boolean') return cell ? 1 : 0;
  if (typeof cell === 'bigint') return Number(cell);
  if (typeof cell === 'number') {
    if (Number.isNaN(cell)) return null;
    return Number.isFinite(cell) ? cell : problem({ rule: 'must be a finite number', found: String(cell) });
  }
  if (typeof cell !== 'string') return problem({ rule, found: quoted(String(cell)) });
  if (isMissing(cell)) return null;
  const value = numbers.read(cell, () => row.place(column).place);
  return typeof value === 'number' ? value : problem(value);
}

function timeIn(row: LogRow, column: number): number | Problem | null {
  const cell = row.cell(column);
  if (cell === null || (typeof cell === 'string' && isMissing(cell))) return null;
  const time = timeOf(cell);
  if (time !== null) return time;
  const found = cell === undefined ? 'no such cell in this line' : quoted(String(cell));
  const hint = 'as in 2026-05-17T08:30:00Z, or seconds or milliseconds since 1970';
  return { ...row.place(column), rule: 'must be a time', found, hint };
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

function timeColumn(table: LogTable, { columns, time }: LogChoice): number | null {
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
function numericColumns(table: LogTable, time: number | null): number[] {
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
