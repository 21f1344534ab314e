import { inBase } from '../../units/arithmetic.ts';
import type { LoweredScenario, ScenarioColumn } from '../../run/scenario-column.ts';

/** The column that counts draws up to what was reported, or up to one end of a reported range. */
export const publishedId = (index: number, end?: 'low' | 'high') =>
  `published ${index}${end === undefined ? '' : ` ${end}`}`;

/** Counts of values up to a published one, and of a range up to both its ends. */
export function publishedColumns({ scenario, graph, nodes }: LoweredScenario): ScenarioColumn[] {
  return scenario.published.flatMap(({ quantity, value, range, unit }, index) => {
    const upTo = (id: string, limit: number): ScenarioColumn => ({
      id,
      name: quantity,
      node: graph.operation('less-or-equal', nodes.get(quantity)!, graph.constant(inBase(limit, unit))),
      kind: 'indicator',
    });
    const ends =
      range === null
        ? []
        : [upTo(publishedId(index, 'low'), range[0]), upTo(publishedId(index, 'high'), range[1])];
    return [upTo(publishedId(index), value), ...ends];
  });
}
