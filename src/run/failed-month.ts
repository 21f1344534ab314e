import { monthText } from '../notation/calendar-month.ts';
import { Graph } from '../plan/graph.ts';
import { lowerInputs, lowerQuantities } from '../plan/lower-scenario.ts';
import { monthsOf } from '../plan/months/lower-horizon.ts';
import { Streams } from '../plan/streams.ts';
import { shockNames, shockPartsOf } from '../scenario/months/horizon.ts';
import type { Scenario } from '../scenario/scenario.ts';

/** Names of the random columns that are a scenario's monthly shocks. */
export function namesOfShocks({ horizon }: Scenario): readonly string[] {
  if (horizon === null) return [];
  const parts = horizon.series.flatMap((series) => shockPartsOf(series, horizon.months));
  return parts.flatMap(({ part, count }) => shockNames(part, count));
}

/**
 * Where the trouble of a draw begins, in words: the first month in which an input left its allowed range, or else a quantity is
 * no finite number. `scenario` has the draw's values for its inputs, `shocks` those of its monthly shocks, `behind` are the
 * quantities to look at; null where there is no such month.
 */
export function failedMonth(
  scenario: Scenario,
  shocks: ReadonlyMap<string, number>,
  behind: Scenario['quantities'],
): string | null {
  const { horizon } = scenario;
  if (horizon === null) return null;
  const graph = new Graph();
  const inputs = lowerInputs(scenario, graph, new Streams());
  for (const [name, value] of shocks) inputs.set(name, graph.constant(value));
  const nodes = lowerQuantities(scenario, graph, inputs);
  const valueIn = (name: string, month: number) => {
    const months = monthsOf(nodes, name, horizon.months);
    const node = months[months.length === 1 ? 0 : month];
    return node == null ? 0 : (graph.constantValue(node) ?? 0);
  };
  for (let month = 0; month < horizon.months; month++) {
    const text = monthText(horizon.from + month);
    const input = horizon.series.find((series) => Number.isNaN(valueIn(series.input, month)));
    if (input !== undefined) return `${input.input} in ${text}, which left its allowed range`;
    const cause =
      behind.find(({ name }) => Number.isNaN(valueIn(name, month))) ??
      behind.find(({ name }) => !Number.isFinite(valueIn(name, month)));
    if (cause !== undefined)
      return `${cause.name} in ${text}${cause.explanation === '' ? '' : `: ${cause.explanation}`}`;
  }
  return null;
}
