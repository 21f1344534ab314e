import { type Problem, ScenarioError, UsageError } from '../../errors.ts';
import { CellNumbers } from '../../scenario/cell-numbers.ts';
import { mostProblems, noTableByShape, withoutCell } from '../../scenario/csv.ts';
import { indexesOf, type LogChoice, numericColumns, timeColumn } from './choose-columns.ts';
import { numberIn, timeIn } from './log-cells.ts';
import type { LogTable } from './log-table.ts';

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
  /** Whether messages may say what its columns are called. */
  readonly showsNames: boolean;
}

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
      table.showsItsCells()
        ? `${table.file} has no column of numbers (columns: ${table.names.slice(0, 20).join(', ')})`
        : `${table.file} has no column of numbers: it ${noTableByShape}`,
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
  if (problems.length > 0) {
    const told = problems.slice(0, mostProblems);
    throw new ScenarioError(table.showsItsCells() ? told : told.map((one) => unquoted(one, choice)));
  }
  return {
    showsNames: table.showsItsCells(),
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

/** A problem without what stands in the file; the column is named if the user did. */
function unquoted(problem: Problem, { columns, time }: LogChoice): Problem {
  const { path, ...rest } = withoutCell(problem);
  return { ...rest, path: columns.includes(path) || path === time ? path : '' };
}
