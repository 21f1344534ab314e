import type { Expression } from '../../notation/tree.ts';
import { comesTo } from '../../scenario/months/comes-to.ts';
import { type Horizon, shocksOf } from '../../scenario/months/horizon.ts';
import type { Scenario, ScenarioQuantity } from '../../scenario/scenario.ts';
import type { Graph, NodeId } from '../graph.ts';
import { MonthlyLowering, type Months } from './lower-months.ts';
import { monthlyKey } from './monthly-names.ts';
import { SeriesWriter } from './series-nodes.ts';
import { shockPaths } from './shock-paths.ts';

/**
 * The node of every input and quantity of a scenario with a horizon, given those of the inputs' starting values, parts and
 * shocks. A name stands for what a Result says of it: an input's starting value, a rate's total, the average of
 * another quantity; further keys are those of `monthlyKey`.
 */
export function lowerHorizon(
  scenario: Scenario,
  horizon: Horizon,
  graph: Graph,
  inputs: ReadonlyMap<string, NodeId>,
): Map<string, NodeId> {
  const nodes = new Map(inputs);
  const lowering = new MonthlyLowering(graph, horizon);
  const months = new Map<string, Months>([...inputs].map(([name, node]) => [name, [node]]));
  const writer = new SeriesWriter(graph, inputs, horizon, shockPaths(horizon));
  for (const series of horizon.series) {
    if (!inputs.has(series.input)) continue;
    const { values, limited, shocks } = writer.write(series);
    months.set(series.input, values);
    if (limited !== null) nodes.set(monthlyKey.limited(series.input), limited);
    if (shocks !== null) nodes.set(shocksOf(series.input), shocks);
    setMonths(nodes, series.input, values);
  }
  lowerAll(scenario.quantities, lowering, months);
  const partial: Months[] = [];
  for (const quantity of scenario.quantities) {
    const values = months.get(quantity.name)!;
    setMonths(nodes, quantity.name, values);
    const kind = comesTo(quantity, horizon);
    const { node, steps } = overall(kind, quantity, values, lowering, graph, months);
    nodes.set(quantity.name, node);
    partial.push(values, ...steps);
    if (kind !== 'total') continue;
    for (const [month, sum] of steps[0]!.entries()) nodes.set(monthlyKey.toDate(quantity.name, month), sum!);
  }
  // Month by month: so little has to be kept from one quantity to the next.
  for (let month = 0; month < horizon.months; month++)
    for (const values of partial) if (values.length > 1) graph.schedule.push(values[month]!);
  return nodes;
}

function setMonths(nodes: Map<string, NodeId>, name: string, values: Months): void {
  if (values.length === 1) nodes.set(monthlyKey.plain(name), values[0]!);
  else for (const [month, node] of values.entries()) nodes.set(monthlyKey.in(name, month), node!);
}

/** What a name is month by month, given the nodes of a scenario with a horizon. */
export function monthsOf(nodes: ReadonlyMap<string, NodeId>, name: string, count: number): Months {
  if (!nodes.has(monthlyKey.in(name, 0)) && !nodes.has(monthlyKey.in(name, count - 1)))
    return [nodes.get(monthlyKey.plain(name)) ?? nodes.get(name)!];
  return Array.from({ length: count }, (_, month) => nodes.get(monthlyKey.in(name, month))!);
}

/** Lowers every quantity. What hangs on itself through `previous` becomes known month by month, one pass after the other. */
function lowerAll(
  quantities: readonly ScenarioQuantity[],
  lowering: MonthlyLowering,
  months: Map<string, Months>,
): void {
  const ofName = (name: string): Months => months.get(name) ?? [null];
  let open = quantities;
  while (open.length > 0) {
    let known = 0;
    const still = open.filter(({ name, tree }) => {
      const before = count(months.get(name));
      const values = lowering.lower(tree, ofName);
      months.set(name, values);
      known += count(values) - before;
      return values.includes(null);
    });
    if (still.length > 0 && known <= 0) throw new CircularMonthsError(still.map(({ name }) => name));
    open = still;
  }
}

const count = (values: Months | undefined) => (values ?? []).filter((value) => value !== null).length;

/** Quantities that hang on themselves in the same month, or on months to come. */
class CircularMonthsError extends Error {
  readonly names: readonly string[];

  constructor(names: readonly string[]) {
    super(`${names.join(', ')} hang on themselves`);
    this.names = names;
  }
}

/** What a Result says of a quantity: a rate's total, a ratio of totals, or the average; and what leads there month by month. */
function overall(
  kind: ReturnType<typeof comesTo>,
  { name, tree }: ScenarioQuantity,
  values: Months,
  lowering: MonthlyLowering,
  graph: Graph,
  months: ReadonlyMap<string, Months>,
): { readonly node: NodeId; readonly steps: readonly Months[] } {
  if (kind === 'total') {
    const steps = lowering.toDate(values);
    return { node: steps.at(-1)!, steps: [steps] };
  }
  const ratio = values.length > 1 && isCostPer(name) ? ratioOf(tree) : null;
  if (ratio === null) {
    const steps = lowering.averageToDate(values);
    return { node: steps.at(-1)!, steps: [steps] };
  }
  const steps = ratio.map((part) => lowering.toDate(lowering.lower(part, (used) => months.get(used)!)));
  const [above, below] = steps.map((sums) => sums.at(-1)!);
  return { node: graph.operation('divide', above!, below!), steps };
}

/** What `cost_per_query` and its like are called, also those of a service. */
const isCostPer = (name: string) => /(?:^|\.)cost_per_\w+$/.test(name);

/** The two sides of a division. */
function ratioOf(tree: Expression): readonly [Expression, Expression] | null {
  return tree.kind === 'binary' && tree.operator === '/' ? [tree.left, tree.right] : null;
}
