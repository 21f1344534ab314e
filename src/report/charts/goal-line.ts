import type { Limit } from '../../analyses/goals/result.ts';
import type { Result } from '../../analyses/result.ts';

export type Threshold = Limit;

/** The first goal that sets a limit for an output, or for what it comes to over a horizon. */
export function goalLimit(result: Result, output: string): Threshold | null {
  const goal = result.goals.find(
    ({ threshold }, index) =>
      threshold?.quantity === output || totalLimit(result, index)?.quantity === output,
  );
  if (goal === undefined) return null;
  return goal.threshold?.quantity === output
    ? goal.threshold
    : totalLimit(result, result.goals.indexOf(goal));
}

/** What a goal allows of a total over the horizon; null for other goals. */
export function totalLimit({ forecast }: Result, goal: number): Threshold | null {
  const limit = forecast?.goals[goal]?.limit;
  return limit?.of === 'toDate' ? limit : null;
}

/** True where a value misses a limit. */
export function misses(value: number, { operator, limit }: Threshold): boolean {
  switch (operator) {
    case '<':
      return value >= limit;
    case '<=':
      return value > limit;
    case '>':
      return value <= limit;
    case '>=':
      return value < limit;
  }
}
