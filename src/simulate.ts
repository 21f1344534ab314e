import { composeResult, outputResults, unsettledOutputs } from './compose-result.ts';
import { runMain } from './main-run.ts';
import { checkFinite } from './non-finite.ts';
import { createPool } from './pool/pool.ts';
import { runToPrecision } from './precision.ts';
import type { Scenario } from './scenario/scenario.ts';
import { sensitivity } from './sensitivity.ts';
import { type SimulateOptions, settingsOf } from './settings.ts';
import type { Result } from './statistics/result.ts';

/**
 * Simulates a scenario: the whole way from a checked file to everything that a report says.
 *
 * The same scenario, seed and draws give the same bytes on any machine and with any number of workers.
 *
 * @throws UsageError where an option makes no sense; ModelError where more draws than allowed gave no finite number;
 * InterruptedError where `signal` stopped the run before two replicates were whole.
 */
export async function simulate(scenario: Scenario, options: SimulateOptions = {}): Promise<Result> {
  const settings = settingsOf(scenario, options);
  const pool = createPool(options);
  try {
    // Formulas become one flat program; every output, goal and published value is a column of it.
    const { run, precision } = options.precision
      ? await runToPrecision(scenario, options.precision, options, settings, pool)
      : { run: await runMain([scenario], settings, pool), precision: null };
    await checkFinite(scenario, 0, run, pool);

    // Each statistic is read from all draws together, its simulation error from the spread of the replicates.
    const outputs = outputResults(scenario, 0, run, settings);
    const unsettled = unsettledOutputs(outputs, 0, run);

    // What drives each output has draws of its own, in which one input at a time is drawn anew.
    const wanted = options.sensitivity !== false && !settings.signal.aborted;
    const effects = wanted ? await sensitivity(scenario, 0, run, unsettled, settings, pool) : null;

    const partial = run.partial || settings.signal.aborted;
    const whole = settings.signal.aborted ? null : effects;
    return composeResult(
      scenario,
      0,
      run,
      { outputs, unsettled, sensitivity: whole, precision, partial },
      settings,
    );
  } finally {
    await pool.close();
  }
}
