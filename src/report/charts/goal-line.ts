import type { GoalLimit } from '../../analyses/forecast/result.ts';
import { shownForecast } from '../../analyses/forecast/words.ts';
import { urgentFirst } from '../../analyses/goals/words.ts';
import type { Limit } from '../../analyses/goals/result.ts';
import type { Result } from '../../analyses/result.ts';

export type Threshold = Limit;

/** The goal that sets a limit for an output, or for what it comes to over a horizon: of several the most urgent one. */
export function goalOf(result: Result, output: string): number | null {
  const goal = urgentFirst(result).find(
    (index) =>
      result.goals[index]!.threshold?.quantity === output || totalLimit(result, index)?.quantity === output,
  );
  return goal ?? null;
}

/** The limit that a goal sets for an output. */
export function goalLimit(result: Result, output: string): Threshold | null {
  const goal = goalOf(result, output);
  if (goal === null) return null;
  const { threshold } = result.goals[goal]!;
  return threshold?.quantity === output ? threshold : totalLimit(result, goal);
}

/** The goal that limits a quantity in each month, or what it comes to: of several the most urgent one. */
export function goalByMonth(result: Result, quantity: string, of: GoalLimit['of']): number | null {
  const goal = urgentFirst(result).find((index) => {
    const limit = result.forecast?.goals[index]?.limit;
    return limit?.of === of && limit.quantity === quantity;
  });
  return goal ?? null;
}

/** The goal that is drawn in the first picture; null where none is. */
export function picturedGoal(result: Result, headline: string): number | null {
  const shown = shownForecast(result);
  if (shown === null || shown.output.months.length < 2) return goalOf(result, headline);
  return goalByMonth(result, shown.name, 'toDate') ?? goalByMonth(result, shown.name, 'month');
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
