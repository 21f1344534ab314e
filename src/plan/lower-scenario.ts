import { cholesky } from '../distributions/copula/correlation.ts';
import type { Scenario, ScenarioInput } from '../scenario/scenario.ts';
import type { Graph, NodeId } from './graph.ts';
import { lowerExpression } from './lower-expression.ts';
import { lowerHorizon } from './months/lower-horizon.ts';
import { lowerShocks } from './months/lower-shocks.ts';
import type { Streams } from './streams.ts';

/**
 * Adds a scenario to a graph: the node of every input and quantity by name, in base units.
 *
 * Scenarios that are to be compared share the graph and the streams, base first: then equal names share their draws
 * and equal formulas are computed once.
 */
export function lowerScenario(scenario: Scenario, graph: Graph, streams: Streams): Map<string, NodeId> {
  return lowerQuantities(scenario, graph, lowerInputs(scenario, graph, streams));
}

/**
 * The node of every input. `suffix` is added to the names of the streams, for a second set of independent draws of
 * the same inputs (sensitivity's B).
 */
export function lowerInputs(
  scenario: Scenario,
  graph: Graph,
  streams: Streams,
  suffix = '',
): Map<string, NodeId> {
  const random = scenario.inputs.filter(({ value }) => value.kind === 'distribution');
  const taken = new Set(scenario.inputs.map(({ name }) => name));
  const streamName = ({ name, drawnAs = name }: ScenarioInput) =>
    (taken.has(drawnAs) ? name : drawnAs) + suffix;
  for (const input of random) streams.number(streamName(input));
  const streamOf = new Map<string, number>();
  for (const group of correlatedGroups(scenario, random)) {
    const names = group.map(streamName);
    const tied =
      group.length > 1
        ? streams.tied(names, factorOf(scenario, group))
        : names.map((name) => streams.independent(name));
    for (const [index, { name }] of group.entries()) streamOf.set(name, tied[index]!);
  }
  return new Map([
    ...scenario.inputs.map(({ name, value }): [string, NodeId] => [
      name,
      value.kind === 'constant'
        ? graph.constant(value.base)
        : graph.random(streamOf.get(name)!, value.spec, value.unit.factor),
    ]),
    ...(scenario.horizon === null ? [] : lowerShocks(scenario.horizon, graph, streams, suffix)),
  ]);
}

/** The node of every input and quantity, given those of the inputs. */
export function lowerQuantities(
  scenario: Scenario,
  graph: Graph,
  inputs: ReadonlyMap<string, NodeId>,
): Map<string, NodeId> {
  if (scenario.horizon !== null) return lowerHorizon(scenario, scenario.horizon, graph, inputs);
  const names = new Map(inputs);
  for (const { name, tree } of scenario.quantities) names.set(name, lowerExpression(graph, names, tree));
  return names;
}

/** Inputs that are tied to each other, directly or through others, each group in file order. */
function correlatedGroups(scenario: Scenario, random: readonly ScenarioInput[]): ScenarioInput[][] {
  const groupOf = new Map(random.map((input) => [input.name, [input]]));
  for (const { between } of scenario.correlations) {
    const [first, second] = between.map((name) => groupOf.get(name));
    if (first === undefined || second === undefined || first === second) continue;
    first.push(...second);
    for (const { name } of second) groupOf.set(name, first);
  }
  const position = new Map(random.map(({ name }, index) => [name, index]));
  return [...new Set(groupOf.values())].map((group) =>
    group.toSorted((a, b) => position.get(a.name)! - position.get(b.name)!),
  );
}

/** Lower Cholesky factor of the group's normal correlations; pairs that are not given are 0. */
function factorOf(scenario: Scenario, group: readonly ScenarioInput[]): Float64Array {
  const size = group.length;
  const matrix = new Float64Array(size * size);
  for (let k = 0; k < size; k++) matrix[k * size + k] = 1;
  for (const { between, normal } of scenario.correlations) {
    const [row, column] = between.map((name) => group.findIndex((input) => input.name === name));
    if (row! < 0 || column! < 0) continue;
    matrix[row! * size + column!] = normal;
    matrix[column! * size + row!] = normal;
  }
  const factor = cholesky(matrix, size);
  if (factor === null) throw new Error('the correlation matrix is not positive definite');
  return factor;
}
