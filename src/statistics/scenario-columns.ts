import { namesIn } from '../notation/fold.ts';
import { sentenceName } from '../notation/spoken-name.ts';
import type { WantedColumn } from '../plan/columns.ts';
import type { Graph, NodeId } from '../plan/graph.ts';
import { lowerExpression } from '../plan/lower-expression.ts';
import type { Goal, Scenario } from '../scenario/scenario.ts';
import { inBase } from '../units/arithmetic.ts';
import { type Unit, dimensionless } from '../units/unit.ts';

/** Ids of the columns that a scenario's result is read from; `scope` tells scenarios in one plan apart. */
export const columnId = {
  quantity: (scope: string, name: string) => `${scope}quantity ${name}`,
  goal: (scope: string, index: number) => `${scope}goal ${index}`,
  overrun: (scope: string, index: number) => `${scope}overrun ${index}`,
  published: (scope: string, index: number) => `${scope}published ${index}`,
};

/**
 * The columns that a scenario's result is read from: a distribution for every output and part of the breakdown, counts of
 * goals held and of values up to a published one, and what limits are exceeded by.
 *
 * `nodes`: the scenario's names in `graph`, in base units.
 */
export function scenarioColumns(
  scenario: Scenario,
  graph: Graph,
  nodes: ReadonlyMap<string, NodeId>,
  scope = '',
): WantedColumn[] {
  const { outputs, breakdown, goals, published } = scenario;
  const columns: WantedColumn[] = [...new Set([...outputs, ...breakdown])].map((name) => ({
    id: columnId.quantity(scope, name),
    node: nodes.get(name)!,
    kind: 'distribution',
  }));
  goals.forEach((goal, index) => {
    columns.push({
      id: columnId.goal(scope, index),
      node: lowerExpression(graph, nodes, goal.tree),
      kind: 'indicator',
    });
    if (goal.threshold === null) return;
    const node = overrun(scenario, goal.threshold, graph, nodes);
    columns.push({ id: columnId.overrun(scope, index), node, kind: 'moments' });
  });
  published.forEach(({ quantity, value, unit }, index) => {
    const node = graph.operation('less-or-equal', nodes.get(quantity)!, graph.constant(inBase(value, unit)));
    columns.push({ id: columnId.published(scope, index), node, kind: 'indicator' });
  });
  return columns;
}

/** Ids of a scenario's columns, each with what a person calls it. */
export function scenarioColumnNames(
  { outputs, breakdown, goals, published }: Scenario,
  scope = '',
): readonly { readonly id: string; readonly name: string }[] {
  return [
    ...[...new Set([...outputs, ...breakdown])].map((name) => ({ id: columnId.quantity(scope, name), name })),
    ...goals.map(({ text }, index) => ({ id: columnId.goal(scope, index), name: `the goal "${text}"` })),
    ...published.map(({ quantity }, index) => ({ id: columnId.published(scope, index), name: quantity })),
  ];
}

/** By how much a limit is exceeded, 0 where it holds. */
function overrun(
  scenario: Scenario,
  { quantity, operator, limit }: NonNullable<Goal['threshold']>,
  graph: Graph,
  nodes: ReadonlyMap<string, NodeId>,
): NodeId {
  const bound = graph.constant(inBase(limit, unitOf(scenario, quantity)));
  const value = nodes.get(quantity)!;
  const excess = operator.startsWith('<')
    ? graph.operation('subtract', value, bound)
    : graph.operation('subtract', bound, value);
  return graph.operation('maximum', excess, graph.constant(0));
}

/** The unit that an input or quantity is shown in. */
export function unitOf({ inputs, quantities }: Scenario, name: string): Unit {
  return [...inputs, ...quantities].find((item) => item.name === name)?.unit ?? dimensionless;
}

/** What a person calls a quantity. */
export function labelOf({ quantities }: Scenario, name: string): string {
  return quantities.find((quantity) => quantity.name === name)?.label ?? sentenceName(name);
}

/** What the parts of the breakdown add up to: the quantity made of exactly them, else the headline. */
export function breakdownTotal({ breakdown, quantities, outputs }: Scenario): string {
  const parts = [...breakdown].sort().join();
  const total = quantities.find(({ tree }) => [...new Set(namesIn(tree))].sort().join() === parts);
  return total?.name ?? outputs[0]!;
}
