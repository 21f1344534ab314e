import { ln } from '../elementary/elementary.ts';
import type { Column } from './column-sums.ts';
import type { Fitted } from './parts.ts';

/** How far a distribution is from a column. */
export interface Goodness {
  /** Largest distance between the two distribution functions, 0 to 1, on either side of every value. */
  readonly kolmogorovSmirnov: number;
  /**
   * Squared distance with the tails weighed up; null where a value lies where the distribution has none, or the
   * distribution has single values with a probability.
   */
  readonly andersonDarling: number | null;
}

/**
 * How far a distribution is from a column, or from the `count` values that it stands for.
 *
 * Source: Stephens 1974, EDF statistics for goodness of fit and some comparisons, JASA 69, equations for D and A^2.
 */
export function goodnessOf(column: Column, fitted: Fitted, count = column.count): Goodness {
  const squared = fitted.discrete ? null : andersonDarling(column, fitted);
  return {
    kolmogorovSmirnov: distanceOf(column, fitted),
    // It grows with the number of values.
    andersonDarling: squared && squared * (count / column.count),
  };
}

/**
 * Kolmogorov and Smirnov's distance. A column steps at its values only, so that between two of them the distance is
 * largest at an end: at the lower one, or just before the upper one. That holds for atoms as well.
 */
export function distanceOf(
  { distinct, counts, count }: Pick<Column, 'distinct' | 'counts' | 'count'>,
  { cdf, below }: Pick<Fitted, 'cdf' | 'below'>,
): number {
  let largest = 0;
  let seen = 0;
  for (const [i, value] of distinct.entries()) {
    const before = Math.abs(below(value) - seen / count);
    seen += counts[i]!;
    largest = Math.max(largest, before, Math.abs(cdf(value) - seen / count));
  }
  return largest;
}

function andersonDarling({ distinct, counts, count }: Column, { cdf, survival }: Fitted): number | null {
  // Value number i from below has the weight 2i - 1 in ln F, and 2(n - i) + 1 in ln(1 - F).
  let sum = 0;
  let seen = 0;
  for (const [i, value] of distinct.entries()) {
    const times = counts[i]!;
    const below = times * (2 * seen + times);
    const above = times * (2 * (count - seen) - times);
    sum += below * ln(cdf(value)) + above * ln(survival(value));
    seen += times;
  }
  const squared = -count - sum / count;
  return Number.isFinite(squared) ? squared : null;
}
