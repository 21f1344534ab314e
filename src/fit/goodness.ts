import type { Distribution } from '../distributions/distribution.ts';
import type { Column } from './column-sums.ts';

/** How far a distribution is from a column. */
export interface Goodness {
  /** Largest distance between the two distribution functions, 0 to 1. */
  readonly kolmogorovSmirnov: number;
  /** Squared distance with the tails weighed up; null where a value lies where the distribution has none. */
  readonly andersonDarling: number | null;
}

/** Source: Stephens 1974, EDF statistics for goodness of fit and some comparisons, JASA 69, equations for D and A^2. */
export function goodnessOf({ sorted, count }: Column, { cdf, survival }: Distribution): Goodness {
  const below = sorted.map(cdf);
  const above = sorted.map(survival);
  let largest = 0;
  let sum = 0;
  for (let index = 0; index < count; index++) {
    const value = below[index]!;
    largest = Math.max(largest, value - index / count, (index + 1) / count - value);
    sum += (2 * index + 1) * (Math.log(value) + Math.log(above[count - 1 - index]!));
  }
  const squared = -count - sum / count;
  return { kolmogorovSmirnov: largest, andersonDarling: Number.isFinite(squared) ? squared : null };
}
