import type { Coordinator } from '../engine/coordinator.ts';
import { InterruptedError } from '../errors.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { type ReplicatedColumn, replicatedColumn } from '../statistics/estimate.ts';
import { type KeptDraws, keepDraws } from './kept-draws.ts';
import { checkLimits } from './limits.ts';
import { type ExtraColumns, type MainPlan, planMain } from './main-plan.ts';
import type { ColumnsOf } from './scenario-column.ts';
import type { Settings } from './settings.ts';

/** What the plan gave. Values are in base units. */
export interface MainRun extends MainPlan {
  /** Numbers of the replicates that are whole, ascending. */
  readonly replicates: readonly number[];
  readonly partial: boolean;
  /** A column of the plan by its id. */
  readonly column: (id: string) => ReplicatedColumn;
  readonly kept: KeptDraws;
}

/** Columns whose distribution functions are held at a time. */
const mostKnown = 8;

/**
 * Draws columns of some scenarios in one plan.
 *
 * @throws UsageError before anything is drawn where the design cannot serve it; InterruptedError when fewer than two
 * replicates were whole.
 */
export async function runMain(
  scenarios: readonly Scenario[],
  settings: Settings,
  coordinator: Coordinator,
  columnsOf: ColumnsOf,
  extra?: ExtraColumns,
): Promise<MainRun> {
  checkLimits(scenarios, settings);
  const main = await planMain(scenarios, settings, coordinator, columnsOf, extra);
  const { plan, columnIndex, scales } = main;
  const { replicates: summaries, pooled, interrupted } = await coordinator.run(plan, settings);
  if (summaries.length < 2)
    throw new InterruptedError('stopped before two replicates were whole: there is no result');
  const known = new Map<string, ReplicatedColumn>();
  const replicates = summaries.map(({ replicate }) => replicate);
  return {
    ...main,
    replicates,
    partial: interrupted,
    column(id) {
      const index = columnIndex(id);
      const parts = () => summaries.map(({ columns }) => columns[index]!);
      const column =
        known.get(id) ??
        replicatedColumn(parts(), plan.origins[index]!, () => pooled[index]!, scales[index]!);
      known.set(id, column);
      // A run has tens of columns, a comparison hundreds, each read a few times in a row: the oldest make room.
      if (known.size > mostKnown) known.delete(known.keys().next().value!);
      return column;
    },
    kept:
      settings.outputs === null || settings.narrowing
        ? await keepDraws(main, replicates, coordinator)
        : noDraws,
  };
}

const noDraws: KeptDraws = { rowsPerReplicate: 0, random: [], outputs: [] };
