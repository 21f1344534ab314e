import { composeResult, outputResults } from './analyses/result-of.ts';
import { type MainRun, runMain } from './run/main-run.ts';
import { checkFinite } from './run/non-finite.ts';
import { type Coordinator, coordinate } from './engine/coordinator.ts';
import { withEngine } from './engine/with-engine.ts';
import { runToPrecision } from './analyses/precision/precision.ts';
import type { Scenario } from './scenario/scenario.ts';
import { sensitivity } from './analyses/drivers/drivers.ts';
import { type Settings, type SimulateOptions, settingsOf } from './run/settings.ts';
import type { PrecisionResult, Result } from './analyses/result.ts';

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
  return withEngine(options, async (engine) => {
    const coordinator = coordinate(engine);
    // Formulas become one flat program; every output, goal and published value is a column of it. Workers draw chunks
    // of it and send back partial statistics, which are merged in a fixed order.
    const { run, precision } = options.precision
      ? await runToPrecision(scenario, options.precision, options, settings, coordinator)
      : { run: await runMain([scenario], settings, coordinator), precision: null };
    return await resultOf(scenario, 0, run, settings, coordinator, options, precision);
  });
}

/** Reads the result of scenario `scope` of a run, and finds out what drives it. */
export async function resultOf(
  scenario: Scenario,
  scope: number,
  run: MainRun,
  settings: Settings,
  coordinator: Coordinator,
  options: Pick<SimulateOptions, 'sensitivity'>,
  precision: PrecisionResult | null = null,
): Promise<Result> {
  await checkFinite(scenario, scope, run, coordinator);

  // A statistic is read from all draws together, its simulation error from the spread of the replicates.
  const results = outputResults(scenario, scope, run, settings);

  // What drives an output has draws of its own, in which one input at a time is drawn anew.
  const { signal } = settings;
  const wanted = options.sensitivity !== false && !signal.aborted;
  const effects = wanted
    ? await sensitivity(scenario, scope, run, results.unsettled, settings, coordinator)
    : null;

  const partial = run.partial || signal.aborted;
  const whole = signal.aborted ? null : effects;
  return composeResult(
    scenario,
    scope,
    run,
    { ...results, sensitivity: whole, precision, partial },
    settings,
  );
}
