import { mean } from './mean.ts';
import type { Observed } from './observed.ts';
import { quantile } from './quantile.ts';
import { percentileKeys } from './result.ts';
import { spreadAboutMean } from './standard-deviation.ts';
import { tailMean } from './tail-mean.ts';

/** A number that describes the draws of a column, in the column's unit; null where it is not defined. */
export interface Statistic {
  /** As in `daily_cost.p95`. */
  readonly name: string;
  readonly of: (observed: Observed) => number | null;
  /** The share of the draws on its thinner side: what decides how many draws it needs. Null for whole-sample statistics. */
  readonly tail: number | null;
}

const percentile = (key: string): Statistic => {
  const p = Number(key.slice(1)) / 100;
  return { name: key, of: (observed) => quantile(observed, p), tail: Math.min(p, 1 - p) };
};

const tail = (key: string): Statistic => {
  const p = Number(key.slice(1)) / 100;
  return { name: `tail-mean-${key}`, of: (observed) => tailMean(observed, p), tail: 1 - p };
};

/** Every statistic that has a simulation error. */
export const statistics: readonly Statistic[] = [
  { name: 'mean', of: mean, tail: null },
  { name: 'sd', of: spreadAboutMean, tail: null },
  ...percentileKeys.map(percentile),
  tail('p90'),
  tail('p95'),
  tail('p99'),
];
