import { grouped } from '../notation/grouped.ts';
import type { Coordinator } from '../engine/coordinator.ts';
import { ModelError } from '../errors.ts';
import { namesIn } from '../notation/fold.ts';
import { Graph } from '../plan/graph.ts';
import { lowerScenario } from '../plan/lower-scenario.ts';
import { blockDraws } from '../plan/plan.ts';
import { Streams } from '../plan/streams.ts';
import { constantValue, type Scenario } from '../scenario/scenario.ts';
import { everyShock, failedMonth } from './failed-month.ts';
import { drawsOf } from '../statistics/estimate.ts';
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

/** The same for one column, as an error that is not thrown; null where the draws are finite. */
export async function nonFiniteProblem(
  view: ScenarioView,
  { id, name }: Pick<ScenarioColumn, 'id' | 'name'>,
  coordinator: Coordinator,
): Promise<ModelError | null> {
  if (name === null) return null;
  const { scenario, run } = view;
  const column = view.column(id);
  const { nonFinite } = column.pooled.summary;
  const draws = drawsOf(column);
  const share = nonFinite / draws;
  if (nonFinite === 0 || share <= scenario.allowNonFinite) return null;
  const summaries = column.drawn?.summaries ?? column.replicates.map(({ summary }) => summary);
  const at = summaries.findIndex((summary) => summary.nonFinite > 0);
  const draw = summaries[at]!.firstNonFinite;
  const replicate = run.replicates[at]!;
  const values = await inputsOf(view, coordinator, replicate, draw);
  const failed =
    `${name} is not a finite number in ${grouped(nonFinite)} of ${grouped(draws)} draws ` +
    `(${Number((100 * share).toPrecision(2))} %, allowed ${100 * scenario.allowNonFinite} %)`;
  if (scenario.horizon === null) {
    const used = usedBy(scenario, name);
    const inputs = new Map([...values].filter(([input]) => used.has(input)));
    const words = `${failed}, first where ${exampleOf(view, inputs)}${causeOf(scenario, name, values)}`;
    return new ModelError(`${words}${nonFinite === draws ? adviceOf(scenario, name) : ''}`);
  }
  const number = replicate * run.plan.drawsPerReplicate + draw + 1;
  return new ModelError(`${failed}, ${monthOf(view, name, values, number)}`);
}

/** What to do about an output that is a number in no draw: without users there is a cost, but none of a query. */
function adviceOf({ outputs }: Scenario, name: string): string {
  const others = outputs.filter((one) => one !== name);
  if (others.length === 0 || others.length === outputs.length) return '';
  return `; to do without it name others under \`outputs\`, as in [${others.slice(0, 2).join(', ')}]`;
}

/** What fails in a scenario with a horizon: the month and what begins it, the draw, its inputs and the shocks of that month. */
function monthOf(
  view: ScenarioView,
  name: string,
  values: ReadonlyMap<string, number>,
  draw: number,
): string {
  const { scenario } = view;
  const behind = quantitiesBehind(scenario, name);
  const used = usedBy(scenario, name);
  const found = failedMonth(scenario, behind, used, values);
  // The input with which it begins and its parts are named first.
  const isOf = ({ name: one, part }: Scenario['inputs'][number]) =>
    found?.name === one || found?.name === part?.of;
  const known = scenario.inputs.filter(
    ({ name: one, part }) => values.has(one) && (used.has(one) || (part !== undefined && used.has(part.of))),
  );
  const ordered = [...known.filter(isOf), ...known.filter((input) => !isOf(input))];
  const inputs = new Map(ordered.map((input) => [input.name, values.get(input.name)!]));
  const example = [exampleOf(view, inputs), ...(found?.shocks ?? [])].join(', and ');
  const where = `draw ${grouped(draw)}, where ${example}`;
  if (found === null) return `first in ${where}`;
  if (found.words !== null) return `first in ${where}: ${found.words}`;
  const explanation = behind.find((quantity) => quantity.name === found.name)?.explanation ?? '';
  return `first in ${where}; it begins with ${found.name} in ${found.month}${explanation === '' ? '' : `: ${explanation}`}`;
}

/** What each random input was in one draw, and each monthly shock, in base units. */
async function inputsOf(
  view: ScenarioView,
  coordinator: Coordinator,
  replicate: number,
  draw: number,
): Promise<ReadonlyMap<string, number>> {
  const { plan } = view.run;
  const first = draw - (draw % blockDraws);
  const rows = await coordinator.evaluate(
    plan,
    replicate,
    first,
    Math.min(blockDraws, plan.drawsPerReplicate),
  );
  const names = [...view.scenario.inputs.map(({ name }) => name), ...everyShock(view.scenario)];
  return new Map(
    names.flatMap((name): [string, number][] => {
      const values = view.inputRows(name, rows);
      return values === null ? [] : [[name, values[draw - first]!]];
    }),
  );
}

/** `a = 1 USD, b = 2`. */
function exampleOf(view: ScenarioView, values: ReadonlyMap<string, number>): string {
  if (values.size === 0) return 'every input is a constant';
  const inputs = [...values].map(([name, base]) => {
    const { text } = view.unitOf(name);
    // A rate of growth is drawn as what it multiplies by.
    const { less = 0 } = view.scenario.inputs.find((input) => input.name === name)?.part ?? {};
    const value = view.show(name, base) - less;
    if (!Number.isFinite(value)) return `${name} is too large a number`;
    return `${name} = ${Number(value.toPrecision(6))}${text === '' ? '' : ` ${text}`}`;
  });
  const more = inputs.length > mostNamed ? `, and ${inputs.length - mostNamed} more inputs` : '';
  return inputs.slice(0, mostNamed).join(', ') + more;
}

/** The names that a quantity is computed from, and its own: nothing else made it what it is. */
function usedBy(scenario: Scenario, name: string): ReadonlySet<string> {
  return new Set([name, ...quantitiesBehind(scenario, name).flatMap(({ tree }) => namesIn(tree))]);
}

/** The quantities that one is computed from, and itself: dependencies before dependents. */
function quantitiesBehind({ quantities }: Scenario, name: string): Scenario['quantities'] {
  const wanted = new Set([name]);
  // What looks at the month before may use what stands after it: then one way back is not enough.
  for (let known = 0; known < wanted.size; ) {
    known = wanted.size;
    for (const quantity of [...quantities].reverse())
      if (wanted.has(quantity.name)) for (const used of namesIn(quantity.tree)) wanted.add(used);
  }
  return quantities.filter((quantity) => wanted.has(quantity.name));
}

/** The quantity in which the trouble begins, and what its explanation says of it: with all inputs constant, formulas fold. */
function causeOf(scenario: Scenario, found: string, values: ReadonlyMap<string, number>): string {
  const inputs = scenario.inputs.map((input) => {
    const value = values.get(input.name);
    const shown = value === undefined ? undefined : value / input.unit.factor;
    return shown === undefined ? input : { ...input, value: constantValue(shown, input.unit) };
  });
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
