import { estimate, type ReplicatedColumn } from './estimate.ts';
import { meanEstimate } from './mean.ts';
import { quantileEstimate } from './quantile-estimate.ts';
import { type Estimate, percentileKeys } from '../analyses/result.ts';
import { standardDeviation } from './standard-deviation.ts';
import { tailMean } from './tail-mean.ts';

/** A number that describes the draws of a column, in the column's unit; null where it is not defined. */
export interface Statistic {
  /** As in `daily_cost.p95`. */
  readonly name: string;
  /** With the error that a Result states, in base units. */
  readonly of: (column: ReplicatedColumn) => Estimate;
  /** The share of the draws on its thinner side: what decides how many draws it needs. Null for whole-sample statistics. */
  readonly tail: number | null;
}

const percentile = (key: string): Statistic => {
  const p = Number(key.slice(1)) / 100;
  return { name: key, of: (column) => quantileEstimate(column, p), tail: Math.min(p, 1 - p) };
};

const tail = (key: string): Statistic => {
  const p = Number(key.slice(1)) / 100;
  return {
    name: `tail-mean-${key}`,
    of: (column) => estimate(column, (draws) => tailMean(draws, p)),
    tail: 1 - p,
  };
};

/** Every statistic that has a simulation error. */
export const statistics: readonly Statistic[] = [
  { name: 'mean', of: meanEstimate, tail: null },
  { name: 'sd', of: standardDeviation, tail: null },
  ...percentileKeys.map(percentile),
  tail('p90'),
  tail('p95'),
  tail('p99'),
];
