import type { NodeId } from '../../plan/graph.ts';
import { lowerGoal } from '../../plan/lower-goal.ts';
import type { LoweredScenario, ScenarioColumn } from '../../run/scenario-column.ts';
import { unitOf } from '../../run/scenario-view.ts';
import { inBase } from '../../units/arithmetic.ts';
import type { Goal } from '../../scenario/scenario.ts';

/** Ids of a goal's columns: 1 on draws on which it holds, and by how much its limit is exceeded. */
export const goalId = {
  held: (index: number) => `goal ${index}`,
  overrun: (index: number) => `overrun ${index}`,
};

/** Counts of draws on which goals hold, and what limits are exceeded by. */
export function goalColumns(lowered: LoweredScenario): ScenarioColumn[] {
  const { scenario, graph, nodes } = lowered;
  return scenario.goals.flatMap((goal, index): ScenarioColumn[] => {
    const { text, threshold } = goal;
    const held: ScenarioColumn = {
      id: goalId.held(index),
      name: `the goal "${text}"`,
      node: lowerGoal(scenario, graph, nodes, goal),
      kind: 'indicator',
    };
    if (threshold === null) return [held];
    const node = overrun(lowered, threshold);
    return [held, { id: goalId.overrun(index), name: null, node, kind: 'moments' }];
  });
}

/** By how much a limit is exceeded, 0 where it holds. */
function overrun(
  { scenario, graph, nodes }: LoweredScenario,
  { quantity, operator, limit }: NonNullable<Goal['threshold']>,
): NodeId {
  const bound = graph.constant(inBase(limit, unitOf(scenario, quantity)));
  const value = nodes.get(quantity)!;
  const excess = operator.startsWith('<')
    ? graph.operation('subtract', value, bound)
    : graph.operation('subtract', bound, value);
  return graph.operation('maximum', excess, graph.constant(0));
}
