import type { Expression } from '../notation/tree.ts';
import type { Goal, Scenario } from '../scenario/scenario.ts';
import { beyondRounding } from './beyond-rounding.ts';
import type { Graph, NodeId } from './graph.ts';
import { lowerExpression } from './lower-expression.ts';
import { monthsOf } from './months/lower-horizon.ts';
import { MonthlyLowering, type Months } from './months/lower-months.ts';

/** A scenario's goal: 1 on draws on which it holds, else 0, and rounding breaks none. `nodes` are those of the scenario. */
export function lowerGoal(
  { horizon }: Scenario,
  graph: Graph,
  nodes: ReadonlyMap<string, NodeId>,
  { tree, months }: Pick<Goal, 'tree' | 'months'>,
): NodeId {
  const formulas = beyondRounding(graph);
  if (horizon === null) return lowerExpression(formulas, nodes, tree);
  const lowering = new MonthlyLowering(formulas, horizon);
  const values = lowering.lower(tree, (name) => monthsOf(nodes, name, horizon.months));
  return months === null ? values[0]! : lowering.joined(values, months);
}

/** A goal of a scenario with a horizon, month by month. */
export function lowerByMonth(
  { horizon }: Scenario,
  graph: Graph,
  nodes: ReadonlyMap<string, NodeId>,
  tree: Expression,
): readonly NodeId[] {
  const lowering = new MonthlyLowering(beyondRounding(graph), horizon!);
  const values: Months = lowering.lower(tree, (name) => monthsOf(nodes, name, horizon!.months));
  return Array.from({ length: horizon!.months }, (_, month) => values[values.length === 1 ? 0 : month]!);
}
