import { monthText } from '../../notation/calendar-month.ts';
import type { ScenarioView } from '../../run/scenario-view.ts';
import type { Estimate } from '../../statistics/estimate.ts';
import { countedShare } from '../../statistics/counted-share.ts';
import { forecastId } from './columns.ts';
import { goalLimit } from './goal-limit.ts';
import type { FirstMiss, GoalForecast } from './result.ts';

/** How likely every goal holds by month, and when it fails first. */
export function goalForecasts(view: ScenarioView): GoalForecast[] {
  const { goals, horizon } = view.scenario;
  return goals.map((goal, index) => {
    const { text, byMonth, months } = goal;
    const limit = goalLimit(view.scenario, goal);
    if (byMonth === null) return { text, limit, byMonth: [], firstMiss: null };
    const every = Array.from({ length: horizon!.months }, (_, month) => month);
    const share = (id: string) => countedShare(view.column(id));
    const label = (month: number) => monthText(horizon!.from + month);
    return {
      text,
      limit,
      byMonth: every.map((month) => ({
        month: label(month),
        probability: share(forecastId.goal(index, month)),
      })),
      firstMiss:
        months === 'any'
          ? null
          : firstMissOf(
              every.map((month) => share(forecastId.heldSoFar(index, month))),
              label,
            ),
    };
  });
}

/** From the chance that a goal has held up to each month. */
function firstMissOf(held: readonly Estimate[], label: (month: number) => string): FirstMiss {
  const failed = held.map(({ value }) => 1 - (value ?? 1));
  const by = (p: number) => {
    const month = failed.findIndex((share) => share >= p);
    return month < 0 ? null : label(month);
  };
  const fresh = failed.map((share, month) => share - (failed[month - 1] ?? 0));
  const most = Math.max(...fresh);
  return {
    p5: by(0.05),
    p50: by(0.5),
    p95: by(0.95),
    mostLikely: most > 0 ? label(fresh.indexOf(most)) : null,
    never: held.at(-1)!,
  };
}
