import { replicateError, simulationHalfWidth } from '../../statistics/estimate.ts';
import type { Compared, DescribedRow } from '../described-row.ts';
import type { SweepBest } from './result.ts';

/** The best of some rows, without what only words need. */
export type Best = Pick<SweepBest, 'row' | 'value' | 'verdict'> & {
  readonly close: readonly Pick<SweepBest['close'][number], 'row' | 'difference'>[];
};

/**
 * The row with the lowest value, or the highest of a gain, and those that the draws cannot tell from it: replicate by replicate, as all rows are drawn with
 * the same seed, the difference must lie beyond its 95 % simulation interval. Null where no row has a value.
 */
export function bestOf(rows: readonly DescribedRow['compared'][], isGain = false): Best | null {
  const sign = isGain ? -1 : 1;
  const known = rows.flatMap((row, index) =>
    row === null || row.value.value === null ? [] : [{ ...row, index, at: row.value.value }],
  );
  const [first, ...others] = known.toSorted((a, b) => sign * (a.at - b.at) || a.index - b.index);
  if (first === undefined) return null;
  const close = others.flatMap((row) => {
    const value = row.at - first.at;
    const error = replicateError(row.replicates.map((one, k) => one - first.replicates[k]!));
    const reach =
      error === null ? Number.POSITIVE_INFINITY : error * simulationHalfWidth(row.replicates.length);
    return Math.abs(value) <= reach ? [{ row: row.index, difference: { value, error } }] : [];
  });
  return {
    row: first.index,
    value: first.value,
    close,
    verdict: close.length > 0 ? 'too close to call' : isGain ? 'highest' : 'lowest',
  };
}

/** `p90:daily_cost` taken apart; null where it is not of this form. */
export function comparedIn(text: string): Compared | null {
  const [, statistic, output] = /^\s*([\w.]+)\s*:\s*(\S+)\s*$/.exec(text) ?? [];
  return statistic === undefined || output === undefined ? null : { statistic, output };
}
