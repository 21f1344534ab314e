import type { GoalResult } from '../../analyses/goals/result.ts';
import type { Result } from '../../analyses/result.ts';

export type Threshold = NonNullable<GoalResult['threshold']>;

/** The first goal that sets a limit for an output. */
export function goalLimit(result: Result, output: string): Threshold | null {
  return result.goals.find(({ threshold }) => threshold?.quantity === output)?.threshold ?? null;
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
