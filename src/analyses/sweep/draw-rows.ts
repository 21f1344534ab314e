import { InterruptedError, ModelError } from '../../errors.ts';
import type { Coordinator } from '../../engine/coordinator.ts';
import { Graph } from '../../plan/graph.ts';
import { lowerScenario } from '../../plan/lower-scenario.ts';
import { Streams } from '../../plan/streams.ts';
import { checkLimits } from '../../run/limits.ts';
import { planMain } from '../../run/main-plan.ts';
import { drawMain, type MainRun, runMain } from '../../run/main-run.ts';
import type { ColumnsOf } from '../../run/scenario-column.ts';
import { ScenarioView } from '../../run/scenario-view.ts';
import type { Settings } from '../../run/settings.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { resultColumns } from '../columns.ts';
import { type Compared, type DescribedRow, describeRow } from '../described-row.ts';

/** What a row came to, or why it failed. */
export type DrawnRow = DescribedRow | { readonly error: string };

/** What is drawn of every row. */
export interface Wanted {
  readonly outputs: readonly string[];
  readonly compared: Compared | null;
}

/** Most rows of one plan: beyond it hardly anything more is shared. */
const mostTogether = 32;
/** Nodes of a graph from which on a plan takes no further row: those of a horizon are many. */
const mostNodes = 60_000;
/** Histograms of a plan: each takes some hundred kilobytes of every thread. */
const mostHistograms = 64;

/** How many rows like these two one plan takes. What is observed of a scenario is its own plan's. */
export function rowsTogether(first: Scenario, second: Scenario, { outputs }: Wanted): number {
  if (first.evidence !== null) return 1;
  const graph = new Graph();
  const streams = new Streams();
  const [one, two] = [first, second].map((scenario) => {
    lowerScenario(scenario, graph, streams);
    return graph.nodes.length;
  }) as [number, number];
  const each = Math.max(two - one, 1);
  const fitting = Math.floor((mostNodes - one) / each) + 1;
  return Math.max(1, Math.min(mostTogether, fitting, Math.floor(mostHistograms / outputs.length)));
}

/**
 * Draws some scenarios in one plan. One that fails does not take the others with it.
 *
 * @throws InterruptedError where it was stopped; UsageError where the design cannot serve so many draws
 */
export async function drawRows(
  scenarios: readonly Scenario[],
  settings: Settings,
  wanted: Wanted,
  coordinator: Coordinator,
): Promise<readonly DrawnRow[]> {
  try {
    const run = await runTogether(scenarios, settings, columnsOf(wanted), coordinator);
    if (run.partial) throw new InterruptedError('stopped before all rows were drawn');
    const rows: DrawnRow[] = [];
    for (const scope of scenarios.keys())
      rows.push(
        await orError(() =>
          describeRow(new ScenarioView(run, scope), wanted.outputs, wanted.compared, coordinator),
        ),
      );
    return rows;
  } catch (error) {
    if (!isOfRow(error)) throw error;
    if (scenarios.length === 1) return [{ error: error.message }];
    // No plan can be made of all of them: it is told which of them fails.
    const rows: DrawnRow[] = [];
    for (const scenario of scenarios)
      rows.push(...(await drawRows([scenario], settings, wanted, coordinator)));
    return rows;
  }
}

async function runTogether(
  scenarios: readonly Scenario[],
  settings: Settings,
  columns: ColumnsOf,
  coordinator: Coordinator,
): Promise<MainRun> {
  const [first] = scenarios as readonly [Scenario];
  if (first.evidence !== null) return runMain(scenarios, settings, coordinator, columns);
  checkLimits([first], settings);
  return drawMain(await planMain(scenarios, settings, coordinator, columns), settings, coordinator);
}

/** What a Result reads, without what it says beside its numbers. */
function columnsOf({ outputs }: Wanted): ColumnsOf {
  const all = resultColumns(outputs);
  return (lowered) => all(lowered).filter(({ kind, name }) => kind !== 'moments' || name !== null);
}

/** Errors that are a row's own: its model fails, or hardly any draw agrees with what was observed. */
function isOfRow(error: unknown): error is Error {
  return error instanceof Error && (error instanceof ModelError || error.name === 'EvidenceError');
}

async function orError(describe: () => Promise<DescribedRow>): Promise<DrawnRow> {
  try {
    return await describe();
  } catch (error) {
    if (isOfRow(error)) return { error: error.message };
    throw error;
  }
}
