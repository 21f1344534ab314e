import type { Coordinator } from '../engine/coordinator.ts';
import { ModelError } from '../errors.ts';
import { namesIn } from '../notation/fold.ts';
import { Graph } from '../plan/graph.ts';
import { lowerScenario } from '../plan/lower-scenario.ts';
import { blockDraws } from '../plan/plan.ts';
import { Streams } from '../plan/streams.ts';
import { constantValue, type Scenario } from '../scenario/scenario.ts';
import { failedMonth, namesOfShocks } from './failed-month.ts';
import type { ScenarioColumn } from './scenario-column.ts';
import type { ScenarioView } from './scenario-view.ts';

/** Inputs named in the message; a model may have many. */
const mostNamed = 12;

/**
 * Refuses a run in which more draws than the scenario allows gave no finite number, with the inputs of the first such
 * draw.
 *
 * @throws ModelError
 */
export async function checkFinite(view: ScenarioView, coordinator: Coordinator): Promise<void> {
  for (const column of view.wanted) {
    const problem = await nonFiniteProblem(view, column, coordinator);
    if (problem !== null) throw problem;
  }
}

/** The same for one column, as an error that nobody has thrown; null where the draws are finite. */
export async function nonFiniteProblem(
  view: ScenarioView,
  { id, name }: Pick<ScenarioColumn, 'id' | 'name'>,
  coordinator: Coordinator,
): Promise<ModelError | null> {
  if (name === null) return null;
  const { scenario, run } = view;
  const { pooled, replicates } = view.column(id);
  const { count, nonFinite } = pooled.summary;
  const share = nonFinite / (count + nonFinite);
  if (nonFinite === 0 || share <= scenario.allowNonFinite) return null;
  const at = replicates.findIndex(({ summary }) => summary.nonFinite > 0);
  const draw = replicates[at]!.summary.firstNonFinite;
  const { values, shocks } = await inputsOf(view, coordinator, run.replicates[at]!, draw);
  // With a horizon a draw is a path, and its shocks are too many to show: its number says which it is.
  const path = scenario.horizon === null ? '' : `in draw ${draw} of replicate ${run.replicates[at]!}, `;
  return new ModelError(
    `${name} is not a finite number in ${nonFinite} of ${count + nonFinite} draws ` +
      `(${Number((100 * share).toPrecision(2))} %, allowed ${100 * scenario.allowNonFinite} %), ` +
      `first ${path}where ${exampleOf(view, values)}${causeOf(scenario, name, values, shocks)}`,
  );
}

/** What each random input was in one draw, in its own unit, and each monthly shock. */
async function inputsOf(
  view: ScenarioView,
  coordinator: Coordinator,
  replicate: number,
  draw: number,
): Promise<Readonly<Record<'values' | 'shocks', ReadonlyMap<string, number>>>> {
  const { plan } = view.run;
  const first = draw - (draw % blockDraws);
  const rows = await coordinator.evaluate(
    plan,
    replicate,
    first,
    Math.min(blockDraws, plan.drawsPerReplicate),
  );
  const drawn = (names: readonly string[], shown: (name: string, value: number) => number) =>
    new Map(
      names.flatMap((name): [string, number][] => {
        const values = view.inputRows(name, rows);
        return values === null ? [] : [[name, shown(name, values[draw - first]!)]];
      }),
    );
  const { scenario } = view;
  const names = scenario.inputs.map(({ name }) => name);
  return {
    values: drawn(names, (name, value) => view.show(name, value)),
    shocks: drawn(namesOfShocks(scenario), (_, value) => value),
  };
}

/** `a = 1 USD, b = 2`. */
function exampleOf(view: ScenarioView, values: ReadonlyMap<string, number>): string {
  if (values.size === 0) return 'every input is a constant';
  const inputs = [...values].map(([name, value]) => {
    const { text } = view.unitOf(name);
    return `${name} = ${Number(value.toPrecision(6))}${text === '' ? '' : ` ${text}`}`;
  });
  const more = inputs.length > mostNamed ? `, and ${inputs.length - mostNamed} more inputs` : '';
  return inputs.slice(0, mostNamed).join(', ') + more;
}

/** The quantities that one is computed from, and itself: dependencies before dependents. */
function quantitiesBehind({ quantities }: Scenario, name: string): Scenario['quantities'] {
  const wanted = new Set([name]);
  for (const quantity of [...quantities].reverse())
    if (wanted.has(quantity.name)) for (const used of namesIn(quantity.tree)) wanted.add(used);
  return quantities.filter((quantity) => wanted.has(quantity.name));
}

/** The quantity in which the trouble begins, and what its explanation says of it: with all inputs constant, formulas fold. */
function causeOf(
  scenario: Scenario,
  found: string,
  values: ReadonlyMap<string, number>,
  shocks: ReadonlyMap<string, number>,
): string {
  const inputs = scenario.inputs.map((input) => {
    const value = values.get(input.name);
    return value === undefined ? input : { ...input, value: constantValue(value, input.unit) };
  });
  const month = failedMonth({ ...scenario, inputs }, shocks, quantitiesBehind(scenario, found));
  if (month !== null) return `; it begins with ${month}`;
  const graph = new Graph();
  const nodes = lowerScenario({ ...scenario, inputs }, graph, new Streams());
  const behind = quantitiesBehind(scenario, found);
  const folded = ({ name }: { readonly name: string }) => {
    const node = graph.nodes[nodes.get(name)!];
    return node?.kind === 'constant' ? node.value : 0;
  };
  // What is infinite may be meant, as a limit that there is none; what is no number never is.
  const cause =
    behind.find((quantity) => Number.isNaN(folded(quantity))) ??
    behind.find((quantity) => !Number.isFinite(folded(quantity)));
  if (cause === undefined || (cause.name === found && cause.explanation === '')) return '';
  return `; it begins with ${cause.name}${cause.explanation === '' ? '' : `: ${cause.explanation}`}`;
}
