import type { Sweep } from '../../analyses/sweep/result.ts';
import { rowCommand, valueIn } from '../../analyses/sweep/words.ts';
import { spokenName } from '../../notation/spoken-name.ts';
import type { DataTable } from './chart.ts';
import { columnTitle } from './column-title.ts';

/** Rows that a chart shows at most: more would neither be seen nor be read. */
export const mostPoints = 2500;

/** Rows of a sweep that a chart shows, thinned evenly where they are many. */
export function shownRows(rows: readonly number[]): readonly number[] {
  const step = Math.ceil(rows.length / mostPoints);
  return rows.filter((_, index) => index % step === 0);
}

/** What a caption says where not all rows are shown. */
export function thinnedWords(rows: readonly number[], shown: readonly number[]): string {
  return shown.length < rows.length
    ? ` ${shown.length.toLocaleString('en-US')} of ${rows.length.toLocaleString('en-US')} rows are drawn.`
    : '';
}

/** The numbers of some rows, each with the command that runs it alone. */
export function sweptTable(
  sweep: Sweep,
  output: Sweep['outputs'][number],
  rows: readonly number[],
): DataTable {
  const unit = output.unit ?? '';
  const keys = ['mean', 'p5', 'p50', 'p95'] as const;
  const titles = { mean: 'Mean', p5: '5th percentile', p50: 'Median', p95: '95th percentile' };
  return {
    columns: [
      ...sweep.columns.map(({ name }) => spokenName(name)),
      ...keys.map((key) => columnTitle(titles[key], unit)),
      'Command',
    ],
    rows: rows.map((index) => {
      const row = sweep.rows[index]!;
      return [...row.set, ...keys.map((key) => valueIn(row, output.name, key)), rowCommand(sweep, index)];
    }),
  };
}
