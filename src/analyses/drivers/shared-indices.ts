import type { Coordinator } from '../../engine/coordinator.ts';
import type { Plan } from '../../plan/plan.ts';
import { columnsOfDriver } from '../../plan/reaching-inputs.ts';
import { quantityId, scopedId } from '../../run/scenario-column.ts';
import type { ScenarioView } from '../../run/scenario-view.ts';
import type { Settings } from '../../run/settings.ts';
import type { Pick, SensitivityOutputs } from './columns.ts';
import { pickFreeze, type Shares } from './pick-freeze.ts';

type ByPick = ReadonlyMap<string, Shares>;

/** Indices by what an output is and what it is drawn with. */
const known = new WeakMap<Plan, Map<string, ByPick>>();

/**
 * The indices of `pickFreeze` for one scenario of a run. Of outputs that are the same number in every draw of several scenarios, as
 * most are that a change does not reach, they are found once.
 */
export async function sharedIndices(
  view: ScenarioView,
  all: readonly string[],
  picks: readonly Pick[],
  { centres, scales }: SensitivityOutputs,
  settings: Settings,
  coordinator: Coordinator,
): Promise<ReadonlyMap<string, ByPick>> {
  const { scenario, scope, run } = view;
  const found = known.get(run.plan) ?? new Map<string, ByPick>();
  if (run.scenarios.length > 1) known.set(run.plan, found);
  // The dimensions of the draws follow from the inputs.
  const drawnWith = [all.map((name) => columnsOfDriver(scenario, name)), picks];
  const keyOf = (output: string) =>
    JSON.stringify([run.columnIndex(scopedId(scope, quantityId(output))), ...drawnWith]);
  const missing = new Map([...centres].filter(([output]) => !found.has(keyOf(output))));
  const own = await pickFreeze(scenario, all, picks, { centres: missing, scales }, settings, coordinator);
  if (!settings.signal.aborted) for (const [output, byPick] of own) found.set(keyOf(output), byPick);
  return new Map(
    [...centres.keys()].map((output): [string, ByPick] => [
      output,
      own.get(output) ?? found.get(keyOf(output))!,
    ]),
  );
}
