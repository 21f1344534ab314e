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
import { isWhollyFinite, leastColumns } from '../least-columns.ts';
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
  const alone = async (scenario: Scenario) => await drawAlone(scenario, settings, wanted, coordinator);
  const [first] = scenarios as readonly [Scenario];
  if (scenarios.length === 1) return [await alone(first)];
  const rows: DrawnRow[] = [];
  try {
    checkLimits([first], settings);
    const main = await planMain(scenarios, settings, coordinator, (lowered) => leastColumns(lowered, wanted));
    const run = whole(await drawMain(main, settings, coordinator));
    for (const [scope, scenario] of scenarios.entries()) {
      const view = new ScenarioView(run, scope);
      const row = isWhollyFinite(view)
        ? await describeRow(view, wanted.outputs, wanted.compared, coordinator)
        : await alone(scenario);
      rows.push(row);
    }
  } catch (error) {
    if (!isOfRow(error)) throw error;
    // No plan can be made of all of them: alone, it is told which of them fails.
    for (const scenario of scenarios.slice(rows.length)) rows.push(await alone(scenario));
  }
  return rows;
}

/** One scenario as a run of its own, which says what is wrong with it. */
async function drawAlone(
  scenario: Scenario,
  settings: Settings,
  wanted: Wanted,
  coordinator: Coordinator,
): Promise<DrawnRow> {
  const columns = resultColumns(wanted.outputs);
  const columnsOf: ColumnsOf = (lowered) =>
    columns(lowered).filter(({ kind, name }) => kind !== 'moments' || name !== null);
  try {
    const run = whole(await runMain([scenario], settings, coordinator, columnsOf));
    return await describeRow(new ScenarioView(run, 0), wanted.outputs, wanted.compared, coordinator);
  } catch (error) {
    if (isOfRow(error)) return { error: error.message };
    throw error;
  }
}

function whole(run: MainRun): MainRun {
  if (run.partial) throw new InterruptedError('stopped before all rows were drawn');
  return run;
}

/** Errors that are a row's own: its model fails, or hardly any draw agrees with what was observed. */
function isOfRow(error: unknown): error is Error {
  return error instanceof Error && (error instanceof ModelError || error.name === 'EvidenceError');
}
