import type { Result } from '../result.ts';
import type { GoalResult, Verdict } from './result.ts';

const worstFirst: readonly Verdict[] = ['missed', 'too close to call', 'met'];

/** Numbers of goals in the order in which a reader has to look at them: those missed, those too close to call, those met. */
export function urgentFirst({ goals }: Pick<Result, 'goals'>): readonly number[] {
  const rank = (goal: number) => worstFirst.indexOf(goals[goal]!.verdict);
  return goals.map((_, goal) => goal).sort((a, b) => rank(a) - rank(b) || a - b);
}

/** The goal that a reader has to look at first: one that is missed, or too close to call, before one that is met. */
export function firstGoal(result: Pick<Result, 'goals'>): GoalResult | null {
  const [first] = urgentFirst(result);
  return first === undefined ? null : result.goals[first]!;
}
