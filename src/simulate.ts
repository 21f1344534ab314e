import { runToPrecision } from './analyses/precision/precision.ts';
import type { Result } from './analyses/result.ts';
import { resultOf } from './analyses/result-of.ts';
import { wholeRun } from './analyses/whole-run.ts';
import { withCoordinator } from './engine/coordinator.ts';
import { askedEvidence } from './run/asked-evidence.ts';
import { ScenarioView } from './run/scenario-view.ts';
import { type SimulateOptions, settingsOf } from './run/settings.ts';
import type { Scenario } from './scenario/scenario.ts';

/**
 * Simulates a scenario: the whole way from a checked file to everything that a report says.
 *
 * The same scenario, seed and draws give the same bytes on any machine and with any number of workers.
 *
 * @throws UsageError where an option makes no sense; ModelError where more draws than allowed gave no finite number;
 * InterruptedError where `signal` stopped the run before two replicates were whole.
 */
export async function simulate(read: Scenario, options: SimulateOptions = {}): Promise<Result> {
  const scenario = askedEvidence(read, options);
  const settings = settingsOf(scenario, options);
  return withCoordinator(options, async (coordinator) => {
    // Formulas become one flat program; every output, goal and published value is a column of it. Workers draw chunks
    // of it and send back partial statistics, which are merged in a fixed order.
    // Events too rare for the draws are looked for and added by their exact probabilities.
    const { run, findings, precision } = options.precision
      ? await runToPrecision(scenario, options.precision, options, settings, coordinator)
      : { ...(await wholeRun([scenario], settings, coordinator)), precision: null };
    // Every analysis reads the run through a view of its scenario, in the units that the scenario declares.
    return await resultOf(new ScenarioView(run, 0), settings, coordinator, { precision, findings });
  });
}
