import { shockNames, shockPartsOf, shocksOf } from '../scenario/months/horizon.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { Graph, type NodeId } from './graph.ts';
import { lowerInputs, lowerQuantities } from './lower-scenario.ts';
import { Streams } from './streams.ts';

/** Random inputs that reach one of the outputs, in file order, and after them the monthly shocks that do: those of a series are one. */
export function reachingInputs(scenario: Scenario, outputs: Iterable<string>): readonly string[] {
  const { graph, nodes } = loweredAlone(scenario);
  const reached = new Set<NodeId>();
  const open = Array.from(outputs, (output) => nodes.get(output)!);
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (reached.has(node)) continue;
    reached.add(node);
    const found = graph.nodes[node]!;
    if (found.kind === 'operation') open.push(...found.operands);
  }
  const random = scenario.inputs.filter(({ value }) => value.kind === 'distribution');
  const series = scenario.horizon?.series ?? [];
  const shocked = series.filter((one) =>
    shocksIn(scenario, one.input).some((name) => reached.has(nodes.get(name)!)),
  );
  return [
    ...random.flatMap(({ name }) => (reached.has(nodes.get(name)!) ? [name] : [])),
    ...shocked.map(({ input }) => shocksOf(input)),
  ];
}

interface Lowered {
  readonly graph: Graph;
  readonly nodes: ReadonlyMap<string, NodeId>;
}

/** Scenarios that were asked about: many questions are asked of the same one. */
const lowered = new WeakMap<Scenario, Lowered>();

/** Saves lowering a scenario once more that was lowered for its draws. */
export function rememberLowered(scenario: Scenario, made: Lowered): void {
  lowered.set(scenario, made);
}

function loweredAlone(scenario: Scenario) {
  const known = lowered.get(scenario);
  if (known !== undefined) return known;
  const graph = new Graph();
  const made = {
    graph,
    nodes: lowerQuantities(scenario, graph, lowerInputs(scenario, graph, new Streams())),
  };
  lowered.set(scenario, made);
  return made;
}

/** The random columns that a driver is: the shocks of a series, or the one of an input. */
export function columnsOfDriver(scenario: Scenario, name: string): readonly string[] {
  const series = scenario.horizon?.series.find(({ input }) => shocksOf(input) === name);
  return series === undefined ? [name] : shocksIn(scenario, series.input);
}

function shocksIn({ horizon }: Scenario, input: string): readonly string[] {
  const series = horizon!.series.find((one) => one.input === input)!;
  return shockPartsOf(series, horizon!.months).flatMap(({ part, count }) => shockNames(part, count));
}
