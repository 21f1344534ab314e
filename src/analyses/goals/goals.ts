import type { ScenarioView } from '../../run/scenario-view.ts';
import type { Goal } from '../../scenario/scenario.ts';
import { countedShare } from '../../statistics/counted-share.ts';
import { unknownEstimate } from '../../statistics/estimate.ts';
import { meanEstimate } from '../../statistics/mean.ts';
import { unseenMean } from '../../statistics/unseen-tail.ts';
import type { Drivers } from '../drivers/result.ts';
import { notableDrivers } from '../drivers/words.ts';
import { goalId } from './columns.ts';
import type { GoalResult } from './result.ts';
import { turningPoints } from './turning-points.ts';
import { verdictOf } from './verdict.ts';

/** How likely each goal holds, and, where it is known what drives its quantity, at which values of inputs it turns. */
export function goals(view: ScenarioView, drivers: Drivers | null): GoalResult[] {
  return view.scenario.goals.map((goal, index) => ({
    ...goalResult(view, goal, index),
    turningPoints: turningPoints(view, goal, leadersOf(view, goal, drivers)),
  }));
}

/** How likely a goal holds, whether that is enough, and by how much it is missed on average. */
function goalResult(view: ScenarioView, { text, required, threshold }: Goal, index: number): GoalResult {
  const held = view.column(goalId.held(index));
  const probability = countedShare(held);
  const { count, nonFinite } = held.pooled.summary;
  return {
    text,
    required,
    probability,
    ...(nonFinite === 0 ? {} : { undecided: nonFinite }),
    verdict: verdictOf(probability, required, count),
    threshold: threshold && {
      ...threshold,
      unit: view.unitOf(threshold.quantity).text,
      expectedOverrun: settles(view, threshold.quantity)
        ? view.inUnitOf(threshold.quantity, goalId.overrun(index)).estimate(meanEstimate)
        : unknownEstimate,
    },
  };
}

/** Whether the mean of what a goal limits settles; of what is no output only moments are kept, which do not tell. */
function settles(view: ScenarioView, quantity: string): boolean {
  return (
    !view.scenario.outputs.includes(quantity) || unseenMean(view.quantity(quantity).column.pooled).settles
  );
}

/** Inputs that drive the quantity that a goal limits most; of a goal between two, those that drive the headline. */
function leadersOf({ scenario }: ScenarioView, { threshold }: Goal, drivers: Drivers | null) {
  const quantity = threshold?.quantity ?? scenario.outputs[0]!;
  return notableDrivers({ drivers, sensitivity: null }, quantity).map(([name]) => name);
}
