import type { ScenarioView } from '../../run/scenario-view.ts';
import { countBelow, quantile } from '../../statistics/quantile.ts';
import type { Doubling } from './result.ts';

/** How often the headline of a scenario is more than twice its median. */
export function doubling(view: ScenarioView): Doubling {
  const output = view.scenario.outputs[0]!;
  const { pooled } = view.quantity(output).column;
  const median = quantile(pooled, 0.5);
  const { count } = pooled.summary;
  return { output, probability: median === null ? null : 1 - countBelow(pooled, 2 * median) / count };
}
