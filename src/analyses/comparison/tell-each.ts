import type { Coordinator } from '../../engine/coordinator.ts';
import type { MainRun } from '../../run/main-run.ts';
import { scopedId } from '../../run/scenario-column.ts';
import { ScenarioView } from '../../run/scenario-view.ts';
import type { Settings } from '../../run/settings.ts';
import { sharedOutputs } from '../../run/shared-outputs.ts';
import { meanEstimate } from '../../statistics/mean.ts';
import type { Result } from '../result.ts';
import { resultOf } from '../result-of.ts';
import type { WholeRun } from '../whole-run.ts';
import { comparisonId } from './columns.ts';
import { pairedOutputs } from './paired-outputs.ts';
import type { PairedOutput } from './result.ts';

/** What is told of one scenario of a comparison. */
export interface Told {
  readonly result: Result;
  /** Its outputs against the base's; none of the base itself. */
  readonly outputs: Readonly<Record<string, PairedOutput>>;
  /** Mean of the base's headline in its unit; null where the scenario has none, or it does not settle. */
  readonly mean: number | null;
}

/**
 * The result of every scenario of a run and what it is against the first, one after the other: what is drawn of a scenario is let go
 * once it was told, but for what the first has as well. `level`: that of all intervals, each scenario's own unless stated otherwise.
 */
export async function tellEach(
  { run, findings }: WholeRun,
  settings: Settings,
  { level }: { readonly level?: number | undefined },
  coordinator: Coordinator,
): Promise<readonly Told[]> {
  const { scenarios } = run;
  const headline = scenarios[0]!.outputs[0]!;
  const before = await run.keep({ scopes: [0] });
  const base = new ScenarioView(run, 0);
  const ofEach = new Set([...scenarios.keys()].flatMap((scope) => columnsOf(run, scope)));
  const ofNone = run.ids.filter((id) => !ofEach.has(id));
  const told: Told[] = [];
  for (const [scope, scenario] of scenarios.entries()) {
    await run.useDistributions([...ofNone, ...columnsOf(run, scope)]);
    const kept = await run.keep({ scopes: [scope], before });
    const view = new ScenarioView({ ...run, kept }, scope);
    // What drives the base drives what a lever makes of it: a search for each would take most of the time.
    const sensitivity = settings.sensitivity && scenario.levers.length === 0;
    const own = { ...settings, level: level ?? scenario.level, sensitivity };
    told.push({
      result: await resultOf(view, own, coordinator, { findings }),
      outputs: scope === 0 ? {} : pairedOutputs(base, view, settings),
      mean: scenario.outputs.includes(headline) ? view.quantity(headline).estimate(meanEstimate).value : null,
    });
  }
  return told;
}

/** Ids of the columns that a scenario is told from. */
function columnsOf({ scenarios, wanted }: MainRun, scope: number): readonly string[] {
  const own = wanted[scope]!.map(({ id }) => scopedId(scope, id));
  const shared = scope === 0 ? [] : sharedOutputs(scenarios[0]!, scenarios[scope]!);
  return [
    ...own,
    ...shared.flatMap((output) => [
      comparisonId.difference(scope, output),
      comparisonId.ratio(scope, output),
    ]),
  ];
}
