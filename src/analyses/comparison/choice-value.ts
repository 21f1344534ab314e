import type { MainRun } from '../../run/main-run.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import type { ChoiceValue } from './result.ts';
import { comparisonId, sharedHeadline } from './columns.ts';
import { replicateError } from '../../statistics/estimate.ts';
import { meanEstimate } from '../../statistics/mean.ts';
import { ascendingOrder, keptOrder } from '../../statistics/rank.ts';
import type { Estimate } from '../result.ts';
import { columnId, unitOf } from '../scenario-columns.ts';
import { reachingInputs } from '../drivers/columns.ts';
import { partialInformationValue } from './value-of-information.ts';
import { scopeOf } from '../../run/main-run.ts';

/**
 * What it is worth to know inputs before choosing the scenario with the lowest mean headline; null where the scenarios
 * do not share the headline.
 */
export function choiceValue(scenarios: readonly Scenario[], run: MainRun): ChoiceValue | null {
  const headline = sharedHeadline(scenarios);
  if (headline === null) return null;
  const { text, factor } = unitOf(scenarios[0]!, headline);
  const ids = scenarios.map((_, scope) => columnId.quantity(scopeOf(scope), headline));
  const means = ids.map((id) => run.column(id).pooled.summary.mean);
  const best = means.indexOf(Math.min(...means));
  const perfectInformation = meanEstimate(run.column(comparisonId.regret(best)), factor);
  const costs = ids.map((id) => run.kept.outputs[run.columnIndex(id)]!);
  const known = costs.every((cost) => cost.every(Number.isFinite));
  const values = [...inputsOf(scenarios, headline, run)].map(([name, x]): [string, Estimate] => [
    name,
    known
      ? partial(x, costs, run.kept.rowsPerReplicate, factor, perfectInformation)
      : { value: null, error: null },
  ]);
  return {
    output: headline,
    unit: text,
    options: scenarios.map(({ file }) => file),
    best: scenarios[best]!.file,
    perfectInformation,
    partialInformation: Object.fromEntries(
      values.toSorted(([, a], [, b]) => (b.value ?? 0) - (a.value ?? 0)),
    ),
  };
}

/** Kept draws of every random input that reaches the headline of some scenario, by name. */
function inputsOf(scenarios: readonly Scenario[], headline: string, run: MainRun): Map<string, Float64Array> {
  const inputs = new Map<string, Float64Array>();
  for (const [scope, scenario] of scenarios.entries())
    for (const name of reachingInputs(scenario, [headline]).all)
      if (!inputs.has(name)) inputs.set(name, run.kept.random[run.inputIndex(scope, name)!]!);
  return inputs;
}

/** Knowing one input is worth at most what knowing everything is: a fit to the draws may come out a little above. */
function partial(
  x: Float64Array,
  costs: readonly Float64Array[],
  rowsPerReplicate: number,
  factor: number,
  perfect: Estimate,
): Estimate {
  const value = partialInformationValue(x, costs, keptOrder(x)) / factor;
  const parts: number[] = [];
  for (let first = 0; first < x.length; first += rowsPerReplicate) {
    const part = (values: Float64Array) => values.subarray(first, first + rowsPerReplicate);
    parts.push(partialInformationValue(part(x), costs.map(part), ascendingOrder(part(x))) / factor);
  }
  return { value: Math.min(value, perfect.value ?? value), error: replicateError(parts) };
}
