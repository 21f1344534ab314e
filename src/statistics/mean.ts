import { hypot } from '../elementary/elementary.ts';
import { withCountingError } from './counting-error.ts';
import {
  type Estimate,
  estimate,
  netRounding,
  type ReplicatedColumn,
  scaled,
  unknownEstimate,
} from './estimate.ts';
import type { Observed } from './observed.ts';
import { meanWithRareParts } from './rare-moments.ts';
import { unseenMean } from './unseen-tail.ts';

/** Mean of the finite values; null where there are none. */
export function mean({ summary }: Observed): number | null {
  return summary.count > 0 ? summary.mean : null;
}

/** The mean with its simulation error; not known where a tail is so heavy that it does not settle. */
export function meanEstimate(column: ReplicatedColumn, scale = 1): Estimate {
  if (column.exactMean !== undefined) return { value: column.exactMean / scale, error: 0 };
  if (column.rare !== undefined) return scaled(meanWithRareParts(column, column.rare), scale);
  const { value, error } = estimate(column, mean, scale);
  const unseen = unseenMean(column.pooled);
  if (!unseen.settles) return unknownEstimate;
  if (error === null) return { value, error };
  const known = agrees(column, error, scale)
    ? agreementError(column)
    : withCountingError(column, error * scale);
  const whole = unseen.error > 0 ? hypot(known, unseen.error) : known;
  return { value, error: whole === error * scale ? error : whole / scale };
}

/** The mean and the spread of its replicates, of what is known to settle: looking for what a tail hides takes some milliseconds. */
export function settledMean(column: ReplicatedColumn, scale = 1): Estimate {
  const { value, error } = estimate(column, mean, scale);
  return agrees(column, error, scale) ? { value, error: agreementError(column) / scale } : { value, error };
}

/** Whether a spread of replicates is no more than rounding. */
export function agrees({ pooled }: ReplicatedColumn, error: number | null, scale: number): boolean {
  const { minimum, maximum } = pooled.summary;
  return error !== null && error * Math.abs(scale) <= 1e-15 * Math.max(Math.abs(minimum), Math.abs(maximum));
}

/**
 * The error of a mean on which the replicates agree. Nets may hold the same count of a rare value each, of which their
 * spread then says nothing: counts are known to `netRounding`, and a draw moves by the range.
 *
 * Error: without it, the mean of poisson(0.001) was 0.0009765625 with an error of 0 in a fifth of the runs.
 */
export function agreementError(column: ReplicatedColumn): number {
  const { minimum, maximum } = column.pooled.summary;
  return maximum > minimum ? (maximum - minimum) * netRounding(column) : 0;
}
