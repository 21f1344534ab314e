import { exp, ln, log1p, pow, square } from '../elementary/elementary.ts';
import type { LogStep } from './logarithm.ts';

/**
 * Logarithmic score of a value: minus the natural logarithm of the density there, 0 where the density is 1. The density
 * is that of normal kernels around the steps, with Silverman's bandwidth of so many draws; one draw's share of it is
 * spread as a normal of the draws' mean and standard deviation, so that the score is finite however far the value
 * lies outside. Null where the draws do not spread.
 *
 * Error: bandwidths are 0.1 standard deviations with 65,536 draws, so that a normal's score at its middle is 0.005 too
 * high; where a density ends abruptly, half of it is found at the end.
 *
 * Source: Silverman, Density Estimation (1986), equation 3.31.
 */
export function logScore(steps: readonly LogStep[], value: number, draws: number): number | null {
  const middles = steps.map(({ low, high }) => (low + high) / 2);
  const mean = steps.reduce((sum, { share }, step) => sum + share * middles[step]!, 0);
  const variance = steps.reduce((sum, { share }, step) => sum + share * square(middles[step]! - mean), 0);
  const sd = Math.sqrt(variance);
  if (!(sd > 0)) return null;
  const quartiles = (shareBelow(steps, 0.75) - shareBelow(steps, 0.25)) / 1.34;
  const bandwidth = 0.9 * (quartiles > 0 ? Math.min(sd, quartiles) : sd) * pow(draws, -0.2);
  const kernels = steps.map(({ share }, step) => ln(share) + logNormal(value, middles[step]!, bandwidth));
  const one = 1 / (draws + 1);
  return -logSum([log1p(-one) + logSum(kernels), ln(one) + logNormal(value, mean, sd)]);
}

/** The value that a share lies below. */
function shareBelow(steps: readonly LogStep[], p: number): number {
  let below = 0;
  for (const { low, high, share } of steps) {
    if (below + share >= p) return low + ((high - low) * (p - below)) / share;
    below += share;
  }
  return steps.at(-1)!.high;
}

/** Logarithm of a normal density. */
function logNormal(value: number, mean: number, sd: number): number {
  return -0.5 * square((value - mean) / sd) - ln(sd) - 0.5 * ln(2 * Math.PI);
}

/** Logarithm of the sum of what the terms are logarithms of; exact where all of those are too small for a double. */
function logSum(terms: readonly number[]): number {
  const largest = terms.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  if (largest === Number.NEGATIVE_INFINITY) return largest;
  return largest + ln(terms.reduce((sum, term) => sum + exp(term - largest), 0));
}
