import type { Coordinator } from '../engine/coordinator.ts';
import type { ExtraColumns } from '../run/main-plan.ts';
import { runMain } from '../run/main-run.ts';
import type { Settings } from '../run/settings.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { resultColumns } from './columns.ts';
import { type WholeRun, withUnseen } from './unseen/unseen.ts';

export type { WholeRun };

/**
 * Draws everything that the Results of some scenarios are read from, and `extra` columns made of several. Where only some
 * outputs are asked for, as in answers that are drawn again and again, rare events are not looked for.
 *
 * @throws InterruptedError when fewer than two replicates were whole.
 */
export async function wholeRun(
  scenarios: readonly Scenario[],
  settings: Settings,
  coordinator: Coordinator,
  extra: ExtraColumns = () => [],
): Promise<WholeRun> {
  const columnsOf = resultColumns(settings.outputs);
  const run = await runMain(scenarios, settings, coordinator, columnsOf, extra);
  if (settings.outputs !== null || run.partial || settings.signal.aborted) return { run, findings: [] };
  return withUnseen(run, { columnsOf, extra }, settings, coordinator);
}
