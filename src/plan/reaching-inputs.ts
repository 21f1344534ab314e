import type { Scenario } from '../scenario/scenario.ts';
import { Graph, type NodeId } from './graph.ts';
import { lowerInputs, lowerQuantities } from './lower-scenario.ts';
import { Streams } from './streams.ts';

/** Random inputs that reach one of the outputs, in file order. */
export function reachingInputs(scenario: Scenario, outputs: Iterable<string>): readonly string[] {
  const graph = new Graph();
  const nodes = lowerQuantities(scenario, graph, lowerInputs(scenario, graph, new Streams()));
  const reached = new Set<NodeId>();
  const open = Array.from(outputs, (output) => nodes.get(output)!);
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (reached.has(node)) continue;
    reached.add(node);
    const found = graph.nodes[node]!;
    if (found.kind === 'operation') open.push(...found.operands);
  }
  const random = scenario.inputs.filter(({ value }) => value.kind === 'distribution');
  return random.flatMap(({ name }) => (reached.has(nodes.get(name)!) ? [name] : []));
}
