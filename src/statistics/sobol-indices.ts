import { mergeMoments } from '../kernel/merge.ts';
import type { ColumnSummary } from '../kernel/kernel.ts';
import { replicateError } from './estimate.ts';
import type { Estimate } from './result.ts';

/** One column in every replicate, in order. */
export type Replicates = readonly ColumnSummary[];

/** First-order index: `products` are those of `sensitivityId.first`. */
export function firstOrderIndex(products: Replicates, a: Replicates, b: Replicates): Estimate {
  return ratio(
    products.map(({ mean }) => mean),
    variances(a, b),
  );
}

/** Total index: `squares` are those of `sensitivityId.total`. */
export function totalIndex(squares: Replicates, a: Replicates, b: Replicates): Estimate {
  return ratio(
    squares.map(({ mean }) => mean / 2),
    variances(a, b),
  );
}

/** Variance of f over A and B together, by replicate. */
function variances(a: Replicates, b: Replicates): number[] {
  return a.map((column, replicate) => {
    const { count, m2 } = mergeMoments(column, b[replicate]!);
    return m2 / (count - 1);
  });
}

/**
 * Ratio of two means over replicates, with the error of its linear approximation, which a small variance in one
 * replicate does not upset. Never clipped: an index near 0 may well come out negative.
 *
 * Source: Cochran, Sampling Techniques, 3rd ed. 1977, section 2.11.
 */
function ratio(numerators: readonly number[], denominators: readonly number[]): Estimate {
  const count = numerators.length;
  const middle = denominators.reduce((sum, value) => sum + value / count, 0);
  if (!(middle > 0)) return { value: null, error: null };
  const value = numerators.reduce((sum, numerator) => sum + numerator / count, 0) / middle;
  const residuals = numerators.map((numerator, k) => (numerator - value * denominators[k]!) / middle);
  return Number.isFinite(value) ? { value, error: replicateError(residuals) } : { value: null, error: null };
}
