import { hypot } from '../elementary/elementary.ts';
import { type Estimate, estimate, type ReplicatedColumn, scaled, unknownEstimate } from './estimate.ts';
import { agreementError, agrees, mean } from './mean.ts';
import type { Observed } from './observed.ts';
import { spreadWithRareParts } from './rare-moments.ts';
import { unseenDeviation } from './unseen-tail.ts';

/** A standard deviation that is known no better than this has not settled. Judgement. */
export const settledError = 0.1;

/** Root mean square distance of the finite values from their own mean; null where there are fewer than two. */
export function spreadAboutMean({ summary }: Observed): number | null {
  return summary.count > 1 ? Math.sqrt(summary.m2 / summary.count) : null;
}

/**
 * Standard deviation of the distribution that the draws come from. Their spread about their own mean misses the variance
 * of that mean, which is added from what the replicates show: for independent draws that comes to dividing by n - 1, for
 * a net, whose mean hardly varies, to dividing by n. Not known where a tail is so heavy that it does not settle.
 *
 * Error: dividing by n - 1 everywhere put the sd of a sum of four uniforms 7 simulation errors off under `sobol`.
 */
export function standardDeviation(column: ReplicatedColumn, scale = 1): Estimate {
  const withRare = column.rare === undefined ? null : spreadWithRareParts(column, column.rare);
  if (withRare !== null) return scaled(withRare, scale);
  const { value, error } = estimate(column, spreadAboutMean, scale);
  const ofMean = estimate(column, mean, scale).error;
  if (value === null || ofMean === null) return { value, error };
  const known = agrees(column, error, scale) ? agreed(column, value * scale) / scale : error;
  const unseen = unseenDeviation(column.pooled);
  const whole = known === null ? null : hypot(known, unseen * value);
  if (unseen > 0 && whole !== null && whole > settledError * value) return unknownEstimate;
  return { value: hypot(value, ofMean), error: whole };
}

/** The error where the replicates agree: that of the variance, the range times that of the mean. */
function agreed(column: ReplicatedColumn, deviation: number): number {
  const { minimum, maximum } = column.pooled.summary;
  return deviation > 0 ? ((maximum - minimum) * agreementError(column)) / (2 * deviation) : 0;
}
