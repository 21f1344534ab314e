import { reachingInputs } from '../../plan/reaching-inputs.ts';
import { type ScenarioView, showColumn } from '../../run/scenario-view.ts';
import { type Estimate, replicateError, unknownEstimate } from '../../statistics/estimate.ts';
import { meanEstimate } from '../../statistics/mean.ts';
import { ascendingOrder, keptOrder } from '../../statistics/rank.ts';
import { comparisonId } from './columns.ts';
import { isLower } from './difference.ts';
import { isGain } from '../words.ts';
import type { ChoiceValue } from './result.ts';
import { atMost, partialInformationValue } from './value-of-information.ts';

/**
 * What it is worth to know inputs before choosing the scenario with the lowest mean headline, or the highest of a gain; null where
 * its mean does not settle in one of them. `headline`: which all scenarios have; `means`: its mean in each, in its unit, null where it does not settle.
 */
export function choiceValue(
  views: readonly ScenarioView[],
  headline: string,
  means: readonly (number | null)[],
): ChoiceValue | null {
  const base = views[0]!;
  // Of means that do not settle none is the lowest.
  if (means.includes(null)) return null;
  // What is gained is a cost with the other sign.
  const sign = isGain(headline, base.scenario.goals) ? -1 : 1;
  const lowest = Math.min(...means.map((mean) => sign * mean!));
  const best = means.findIndex((mean) => !isLower(lowest, sign * mean!));
  const regret = showColumn(base.run.column(comparisonId.regret(best)), base.unitOf(headline), headline);
  const perfectInformation = regret.estimate(meanEstimate);
  const { scale = 1 } = base.quantity(headline).column;
  const costs = views.map((view) => scaledBy(sign * scale, view.keptOutput(headline)));
  const known = costs.every((cost) => cost.every(Number.isFinite));
  const open = costs.filter((cost, option) => option === best || isEverLower(cost, costs[best]!));
  const worthOf = (x: Float64Array) => {
    if (!known) return unknownEstimate;
    if (open.length === 1) return { value: 0, error: 0 };
    const show = (value: number) => base.show(headline, value / scale);
    return atMost(partial(x, open, base.rowsPerReplicate, show), perfectInformation);
  };
  const values = [...inputsOf(views, headline)].map(([name, x]): [string, Estimate] => [name, worthOf(x)]);
  return {
    output: headline,
    unit: regret.unit,
    options: views.map(({ scenario }) => scenario.file),
    best: views[best]!.scenario.file,
    perfectInformation,
    partialInformation: Object.fromEntries(
      values.toSorted(([, a], [, b]) => (b.value ?? 0) - (a.value ?? 0)),
    ),
  };
}

/** Nobody would choose what is never lower, whatever is known; a line through its rows may yet be. */
function isEverLower(cost: Float64Array, best: Float64Array): boolean {
  for (let row = 0; row < cost.length; row++) if (isLower(cost[row]!, best[row]!)) return true;
  return false;
}

const scaledBy = (scale: number, values: Float64Array) =>
  scale === 1 ? values : values.map((value) => value * scale);

/** Kept draws of every random input that reaches the headline of some scenario, by name. */
function inputsOf(views: readonly ScenarioView[], headline: string): Map<string, Float64Array> {
  const inputs = new Map<string, Float64Array>();
  for (const view of views)
    for (const name of reachingInputs(view.scenario, [headline]))
      if (!inputs.has(name)) inputs.set(name, view.keptInput(name)!);
  return inputs;
}

/** The value of knowing an input. `show` gives base units in those of the answer. */
function partial(
  x: Float64Array,
  costs: readonly Float64Array[],
  rowsPerReplicate: number,
  show: (value: number) => number,
): Estimate {
  const parts: number[] = [];
  for (let first = 0; first < x.length; first += rowsPerReplicate) {
    const part = (values: Float64Array) => values.subarray(first, first + rowsPerReplicate);
    parts.push(show(partialInformationValue(part(x), costs.map(part), ascendingOrder(part(x)))));
  }
  return { value: show(partialInformationValue(x, costs, keptOrder(x))), error: replicateError(parts) };
}
