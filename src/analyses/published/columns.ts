import { inBase } from '../../units/arithmetic.ts';
import type { LoweredScenario, ScenarioColumn } from '../../run/scenario-column.ts';

export const publishedId = (index: number) => `published ${index}`;

/** Counts of values up to a published one. */
export function publishedColumns({ scenario, graph, nodes }: LoweredScenario): ScenarioColumn[] {
  return scenario.published.map(({ quantity, value, unit }, index) => ({
    id: publishedId(index),
    name: quantity,
    node: graph.operation('less-or-equal', nodes.get(quantity)!, graph.constant(inBase(value, unit))),
    kind: 'indicator',
  }));
}
