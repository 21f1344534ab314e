import { inBase } from '../../units/arithmetic.ts';
import { beyondRounding } from '../../plan/beyond-rounding.ts';
import type { LoweredScenario, ScenarioColumn } from '../../run/scenario-column.ts';

/** The column that counts draws up to what was reported; `low` those below it, or of a range below it; `high` up to its end. */
export const publishedId = (index: number, end?: 'low' | 'high') =>
  `published ${index}${end === undefined ? '' : ` ${end}`}`;

/** Counts of values up to a published one and below it: many draws may be the value itself, as where it is a number of GPUs. */
export function publishedColumns({ scenario, graph, nodes }: LoweredScenario): ScenarioColumn[] {
  const formulas = beyondRounding(graph);
  return scenario.published.flatMap(({ quantity, value, range, unit }, index) => {
    const counted = (
      operation: 'less' | 'less-or-equal',
      limit: number,
      end?: 'low' | 'high',
    ): ScenarioColumn => ({
      id: publishedId(index, end),
      name: quantity,
      node: formulas.operation(operation, nodes.get(quantity)!, formulas.constant(inBase(limit, unit))),
      kind: 'indicator',
    });
    return [
      counted('less-or-equal', value),
      counted('less', range?.[0] ?? value, 'low'),
      ...(range === null ? [] : [counted('less-or-equal', range[1], 'high')]),
    ];
  });
}
