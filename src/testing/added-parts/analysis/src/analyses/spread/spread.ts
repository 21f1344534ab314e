import { withCoordinator } from '../../engine/coordinator.ts';
import { runMain } from '../../run/main-run.ts';
import { ScenarioView } from '../../run/scenario-view.ts';
import { type SimulateOptions, settingsOf } from '../../run/settings.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { quantile } from '../../statistics/quantile.ts';
import { resultColumns } from '../columns.ts';
import type { Spread } from './result.ts';

/** By which factor each output of a scenario is uncertain. */
export async function spread(scenario: Scenario, options: SimulateOptions = {}): Promise<Spread> {
  const settings = settingsOf(scenario, options);
  return withCoordinator(options, async (coordinator) => {
    const run = await runMain([scenario], settings, coordinator, resultColumns(null));
    const view = new ScenarioView(run, 0);
    const factors = scenario.outputs.map((name): [string, number | null] => {
      const { pooled } = view.quantity(name).column;
      const [low, high] = [quantile(pooled, 0.05), quantile(pooled, 0.95)];
      return [name, low === null || high === null || low <= 0 ? null : high / low];
    });
    return { format: 'costcone-spread/1', title: scenario.title, factors: Object.fromEntries(factors) };
  });
}
