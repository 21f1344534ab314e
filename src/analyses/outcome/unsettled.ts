import type { ReplicatedColumn } from '../../statistics/estimate.ts';
import { settledError } from '../../statistics/standard-deviation.ts';
import { meanPart } from '../../statistics/tail-share.ts';
import type { ExactMoments } from './exact-moments.ts';
import type { OutputResult } from './result.ts';

/** Why an output's variance cannot be trusted. */
export interface Unsettled {
  /** What the draws do not know: both moments or the variance, as a tail is too heavy; or little, of rare values. */
  readonly unknown: 'mean' | 'sd' | 'rare';
  /** The outermost of the draws, and the share of the mean that they carry; null where others go against them. */
  readonly outermost: number;
  readonly draws: number;
  readonly carried: number | null;
  /** What the distribution of an output that is an input has. */
  readonly exact: ExactMoments | null;
}

/** The outermost draws whose part of the mean is said. */
const outermost = 100;

/** Whether, and why, the variance of an output does not settle as draws are added; null where it does. */
export function unsettled(
  { pooled }: ReplicatedColumn,
  { mean, sd, minimum, maximum }: OutputResult,
  exact: ExactMoments | null,
): Unsettled | null {
  if (minimum === maximum) return null;
  if (sd.value !== null && sd.error !== null && sd.error <= settledError * sd.value) return null;
  const unknown = sd.value !== null ? 'rare' : mean.value !== null ? 'sd' : 'mean';
  const { count } = pooled.summary;
  const amount = unknown === 'mean' ? (meanPart(pooled, outermost / count)?.amount ?? 0) : 0;
  const share = amount / Math.abs(pooled.summary.mean);
  return { unknown, outermost, draws: count, carried: share > 0 && share < 1 ? share : null, exact };
}

/** What the distribution is known to have, in place of what its draws do not know. */
export function withExact(output: OutputResult, exact: ExactMoments | null): OutputResult {
  const known = (moment: number | null | undefined) =>
    ({ value: moment ?? null, error: moment === null || moment === undefined ? null : 0 }) as const;
  return {
    ...output,
    mean: output.mean.value === null ? known(exact?.mean) : output.mean,
    sd: output.sd.value === null ? known(exact?.sd) : output.sd,
  };
}
