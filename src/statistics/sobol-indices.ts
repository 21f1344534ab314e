import { square } from '../elementary/elementary.ts';
import { mergeMoments } from '../kernel/merge.ts';
import type { ColumnSummary } from '../kernel/kernel.ts';
import { type Estimate, replicateError, unknownEstimate } from './estimate.ts';

/** One column in every replicate, in order. */
export type Replicates = readonly ColumnSummary[];

/**
 * First-order index: the mean of Saltelli's products (`sensitivityId.first`) over the variance of the two columns that
 * they pair, f(B) and f(AB_i). What extreme draws do to the products they do to that variance too, so it serves better
 * than the variance of A and B (heavy-tailed outputs: half the error).
 *
 * Source: Saltelli et al. 2010, table 2 (b); the variance of the pair after Janon et al., Asymptotic normality and
 * efficiency of two Sobol index estimators, ESAIM: Probability and Statistics 18 (2014) 342-364, equation 6.
 */
export function firstOrderIndex(products: Replicates, b: Replicates, mixed: Replicates): Estimate {
  return ratio(
    products.map(({ mean }) => mean),
    variances(b, mixed),
  );
}

/** Total index: half the mean of Jansen's squares (`sensitivityId.total`) over the variance of f(A) and f(AB_i). */
export function totalIndex(squares: Replicates, a: Replicates, mixed: Replicates): Estimate {
  return ratio(
    squares.map(({ mean }) => mean / 2),
    variances(a, mixed),
  );
}

/**
 * Variance of two columns of equal distribution together, as one number a replicate whose mean is that of the
 * distribution: the spread about the replicate's mean, and the spread of that mean, which is small for a net (dividing by
 * n - 1 there put total indices two errors off) and s^2 / n for independent draws.
 */
function variances(first: Replicates, second: Replicates): number[] {
  const pairs = first.map((column, replicate) => mergeMoments(column, second[replicate]!));
  const middle = pairs.reduce((sum, { mean }) => sum + mean / pairs.length, 0);
  const spreadOfMean = pairs.length / (pairs.length - 1);
  return pairs.map(({ count, mean, m2 }) => m2 / count + spreadOfMean * square(mean - middle));
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
  if (!(middle > 0)) return unknownEstimate;
  const value = numerators.reduce((sum, numerator) => sum + numerator / count, 0) / middle;
  const residuals = numerators.map((numerator, k) => (numerator - value * denominators[k]!) / middle);
  return Number.isFinite(value) ? { value, error: replicateError(residuals) } : unknownEstimate;
}
