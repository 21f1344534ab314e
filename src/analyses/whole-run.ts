import type { Coordinator } from '../engine/coordinator.ts';
import type { ExtraColumns } from '../run/main-plan.ts';
import { runMain } from '../run/main-run.ts';
import type { ColumnsOf } from '../run/scenario-column.ts';
import type { Settings } from '../run/settings.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { columnsOverMonths, resultColumns } from './columns.ts';
import { type WholeRun, withUnseen } from './unseen/unseen.ts';

export type { WholeRun };

/**
 * Draws everything that the Results of some scenarios are read from, and `extra` columns made of several.
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
  const run = await runMain(scenarios, settings, coordinator, columnsOverMonths(settings.outputs), extra);
  if (!settings.rareEvents || run.partial || settings.signal.aborted) return { run, findings: [] };
  return withUnseen(run, { columnsOf: toldOf(columnsOf, settings), extra }, settings, coordinator);
}

/** Without the columns that are only held to be finite. */
function toldOf(columnsOf: ColumnsOf, { outputs }: Settings): ColumnsOf {
  if (outputs === null) return columnsOf;
  return (lowered) => columnsOf(lowered).filter(({ kind, name }) => kind !== 'moments' || name === null);
}
