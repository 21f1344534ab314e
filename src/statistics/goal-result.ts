import type { Goal } from '../scenario/scenario.ts';
import { estimate, type ReplicatedColumn } from './estimate.ts';
import { mean } from './mean.ts';
import type { GoalResult } from './result.ts';
import { verdictOf } from './verdict.ts';

/** Columns that a goal's result is read from. */
export interface GoalColumns {
  /** 1 on draws on which the goal holds. */
  readonly held: ReplicatedColumn;
  /** By how much the limit is exceeded; null where there is no limit. */
  readonly overrun: ReplicatedColumn | null;
}

/** How likely a goal holds, whether that is enough, and by how much it is missed on average. */
export function goalResult(
  goal: Goal,
  { held, overrun }: GoalColumns,
  unit: { text: string; factor: number },
): GoalResult {
  const { text, required, threshold } = goal;
  const probability = estimate(held, mean);
  return {
    text,
    required,
    probability,
    verdict: verdictOf(probability, required),
    threshold:
      threshold === null || overrun === null
        ? null
        : { ...threshold, unit: unit.text, expectedOverrun: estimate(overrun, mean, unit.factor) },
  };
}
