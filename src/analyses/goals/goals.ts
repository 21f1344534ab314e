import type { Goal } from '../../scenario/scenario.ts';
import { estimate, netRounding, type ReplicatedColumn } from '../../statistics/estimate.ts';
import { mean, meanEstimate } from '../../statistics/mean.ts';
import type { Estimate, GoalResult } from '../result.ts';
import { verdictOf } from './verdict.ts';

/** Columns that a goal's result is read from. */
export interface GoalColumns {
  /** 1 on draws on which the goal holds. */
  readonly held: ReplicatedColumn;
  /** By how much the limit is exceeded; null where there is no limit. */
  readonly overrun: ReplicatedColumn | null;
}

/**
 * The share of draws on which a goal holds. Nets may agree on the same count, and their spread alone would then claim to
 * know the share exactly.
 */
function countedShare(held: ReplicatedColumn): Estimate {
  const { value, error } = estimate(held, mean);
  if (value === null || error === null || value === 0 || value === 1) return { value, error };
  return { value, error: Math.hypot(error, netRounding(held)) };
}

/** How likely a goal holds, whether that is enough, and by how much it is missed on average. */
export function goalResult(
  goal: Goal,
  { held, overrun }: GoalColumns,
  unit: { text: string; factor: number },
): GoalResult {
  const { text, required, threshold } = goal;
  const probability = countedShare(held);
  return {
    text,
    required,
    probability,
    verdict: verdictOf(probability, required, held.pooled.summary.count),
    threshold:
      threshold === null || overrun === null
        ? null
        : { ...threshold, unit: unit.text, expectedOverrun: meanEstimate(overrun, unit.factor) },
  };
}
