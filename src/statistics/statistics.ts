import type { Estimate, ReplicatedColumn } from './estimate.ts';
import { meanEstimate } from './mean.ts';
import { percentileKeys, probabilityOf } from './percentiles.ts';
import { quantileEstimate } from './quantile-estimate.ts';
import { standardDeviation } from './standard-deviation.ts';
import { tailMeanEstimate } from './tail-mean.ts';

/** A number that describes the draws of a column; null where it is not defined. */
export interface Statistic {
  /** As in `daily_cost.p95`, for `--precision`. */
  readonly name: string;
  /** For people, as in `standard deviation`. */
  readonly title: string;
  /** In the column's unit, or a plain number. */
  readonly unit: 'own' | 'none';
  /** With the error that a Result states; `scale` is the number of base units in one of the unit that is shown. */
  readonly of: (column: ReplicatedColumn, scale?: number) => Estimate;
  /** The share of the draws on its thinner side: what decides how many draws it needs. Null for whole-sample statistics. */
  readonly tail: number | null;
  /** Where it stands in a Result's output; a new one stands under `statistics`. */
  readonly place:
    | readonly [field: 'mean' | 'sd']
    | readonly [field: 'quantiles' | 'tailMean' | 'statistics', key: string];
}

const percentile = (key: string): Statistic => {
  const p = probabilityOf(key);
  return {
    name: key,
    title: `${key.slice(1)}${key === 'p1' ? 'st' : 'th'} percentile`,
    unit: 'own',
    of: (column, scale) => quantileEstimate(column, p, scale),
    tail: Math.min(p, 1 - p),
    place: ['quantiles', key],
  };
};

const tail = (key: string, title: string): Statistic => {
  const p = probabilityOf(key);
  return {
    name: `tail-mean-${key}`,
    title,
    unit: 'own',
    of: (column, scale) => tailMeanEstimate(column, p, scale),
    tail: 1 - p,
    place: ['tailMean', key],
  };
};

/** Every statistic that has a simulation error. A row is a statistic: in JSON, on the page, in the terminal, in `--precision`. */
export const statistics: readonly Statistic[] = [
  { name: 'mean', title: 'mean', unit: 'own', of: meanEstimate, tail: null, place: ['mean'] },
  { name: 'sd', title: 'standard deviation', unit: 'own', of: standardDeviation, tail: null, place: ['sd'] },
  ...percentileKeys.map(percentile),
  tail('p90', 'mean of the highest tenth'),
  tail('p95', 'mean of the highest twentieth'),
  tail('p99', 'mean of the highest hundredth'),
];
