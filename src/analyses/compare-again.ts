import { withCoordinator } from '../engine/coordinator.ts';
import { checkFinite } from '../run/non-finite.ts';
import { ScenarioView } from '../run/scenario-view.ts';
import { type SimulateOptions, settingsOf } from '../run/settings.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { asJson } from './as-json.ts';
import { outcome } from './outcome/outcome.ts';
import { wholeRun } from './whole-run.ts';
import { pairedColumns } from './comparison/columns.ts';
import { pairedOutputs } from './comparison/paired-outputs.ts';
import type { ComparedAgain } from './comparison/result.ts';

/** What `compareAgain` may be told; `thorough` as in `SimulateOptions`. */
export type CompareAgainOptions = Pick<
  SimulateOptions,
  'draws' | 'seed' | 'design' | 'level' | 'thorough' | 'engine' | 'workers'
>;

/**
 * Compares the headline of some scenarios as `compare` does, and nothing else: for answers that are drawn again and again.
 *
 * @param scenarios the base first; all have its headline, and nothing was observed of them
 * @throws UsageError and ModelError as `compare` does
 */
export async function compareAgain(
  scenarios: readonly Scenario[],
  options: CompareAgainOptions,
): Promise<ComparedAgain> {
  const base = scenarios[0]!;
  const outputs = base.outputs.slice(0, 1);
  const [headline] = outputs as [string];
  const settings = settingsOf(base, { ...options, outputs, sensitivity: false });
  return withCoordinator(options, async (coordinator) => {
    const { run } = await wholeRun(scenarios, settings, coordinator, (lowered) =>
      pairedColumns(lowered, outputs),
    );
    const views = scenarios.map((_, scope) => new ScenarioView(run, scope));
    for (const view of views) await checkFinite(view, coordinator);
    return asJson<ComparedAgain>({
      outputs: views.map((view) => {
        const { level = view.scenario.level } = options;
        return outcome(view, outputs, { ...settings, level }).outputs[headline]!;
      }),
      paired: views.slice(1).map((other) => pairedOutputs(views[0]!, other, settings, outputs)[headline]!),
    });
  });
}
