import { createDistribution } from '../distributions/create-distribution.ts';
import { hypot } from '../elementary/elementary.ts';
import type { Estimate } from './estimate.ts';

/**
 * The second of two estimates less the first, with its error as if they were independent: the root of the sum of both
 * squares. Where both come from the same draws and go along with each other, the error is smaller than this.
 */
export function independentDifference(first: Estimate, second: Estimate): Estimate {
  const value = first.value === null || second.value === null ? null : second.value - first.value;
  const error = first.error === null || second.error === null ? null : hypot(first.error, second.error);
  return { value, error: value === null ? null : error };
}

/**
 * How many standard errors each of `count` differences may have before one of them is called one. By chance alone that
 * happens with a probability of at most `1 - confidence`, however the differences hang together.
 *
 * Source: Bonferroni's inequality; Student's t with one degree less than `replicates`, which is at most what a difference of
 * two such estimates has (Welch, Biometrika 34, 1947).
 */
export function jointLimit(count: number, replicates: number, confidence = 0.95): number {
  const parameters = { df: Math.max(1, replicates - 1), location: 0, scale: 1 };
  const tail = (1 - confidence) / 2 / Math.max(1, count);
  return createDistribution({ family: 'student_t', parameters }).upperQuantile(tail);
}
