import { showColumn } from '../run/scenario-view.ts';
import { type Estimate, type ReplicatedColumn, unknownEstimate } from '../statistics/estimate.ts';
import { meanEstimate } from '../statistics/mean.ts';
import { probabilityOf } from '../statistics/percentiles.ts';
import { quantileEstimate } from '../statistics/quantile-estimate.ts';
import { isResolved } from '../statistics/resolution.ts';
import type { Unit } from '../units/unit.ts';
import type { PercentileKey } from './outcome/result.ts';

/** Mean and some quantiles of what a month comes to, in a unit. A quantile that the draws cannot tell is unknown. */
export function describeMonth<Key extends PercentileKey>(
  column: ReplicatedColumn,
  unit: Unit,
  keys: readonly Key[],
  meanOf: (column: ReplicatedColumn, scale: number) => Estimate = meanEstimate,
): { readonly mean: Estimate; readonly quantiles: Readonly<Record<Key, Estimate>> } {
  const { estimate } = showColumn(column, unit, '');
  const { count } = column.pooled.summary;
  const at = (key: Key) => {
    const p = probabilityOf(key);
    return isResolved(count, p)
      ? estimate((draws, scale) => quantileEstimate(draws, p, scale))
      : unknownEstimate;
  };
  return {
    mean: estimate(meanOf),
    quantiles: Object.fromEntries(keys.map((key) => [key, at(key)])) as Record<Key, Estimate>,
  };
}
