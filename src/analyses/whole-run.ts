import type { Coordinator } from '../engine/coordinator.ts';
import type { ExtraColumns } from '../run/main-plan.ts';
import { runMain } from '../run/main-run.ts';
import type { ColumnsOf } from '../run/scenario-column.ts';
import type { Settings } from '../run/settings.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { columnsOverMonths, resultColumns } from './columns.ts';
import { evidenceColumns } from './evidence/columns.ts';
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
  const run = await runMain(
    scenarios,
    settings,
    coordinator,
    columnsOverMonths(settings.outputs),
    settings.outputs === null ? withEvidence(extra, scenarios) : extra,
  );
  // What is looked for by exact probabilities of the inputs as they were would have to be weighed too.
  const isWeighed = run.evidence !== null;
  if (!settings.rareEvents || isWeighed || run.partial || settings.signal.aborted)
    return { run, findings: [] };
  return withUnseen(run, { columnsOf: toldOf(columnsOf, settings), extra }, settings, coordinator);
}

/** Without the columns that are only held to be finite. */
function toldOf(columnsOf: ColumnsOf, { outputs }: Settings): ColumnsOf {
  if (outputs === null) return columnsOf;
  return (lowered) => columnsOf(lowered).filter(({ kind, name }) => kind !== 'moments' || name === null);
}

/** With what is to be said of observations. */
function withEvidence(extra: ExtraColumns, scenarios: readonly Scenario[]): ExtraColumns {
  return (lowered, evidence) => [
    ...extra(lowered, evidence),
    ...(evidence === null ? [] : evidenceColumns(scenarios[0]!, lowered[0]!, evidence)),
  ];
}
