import type { RunOutcome } from '../engine/collect.ts';
import type { Coordinator } from '../engine/coordinator.ts';
import { InterruptedError } from '../errors.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Program } from '../plan/plan.ts';
import { type ReplicatedColumn, replicatedColumn } from '../statistics/estimate.ts';
import { weightedColumn } from '../statistics/weighted-column.ts';
import { type Keeping, type KeptDraws, keepDraws } from './kept-draws.ts';
import { enoughDraws } from './enough-draws.ts';
import { checkLimits } from './limits.ts';
import { type EffectiveDraws, effectiveDraws } from '../statistics/effective-draws.ts';
import { type ExtraColumns, type MainPlan, planMain, weightId } from './main-plan.ts';
import type { ColumnsOf } from './scenario-column.ts';
import type { Settings } from './settings.ts';

/** What the plan gave. Values are in base units. */
export interface MainRun extends MainPlan {
  /** Numbers of the replicates that are whole, ascending. */
  readonly replicates: readonly number[];
  readonly partial: boolean;
  /** A column of the plan by its id. */
  readonly column: (id: string) => ReplicatedColumn;
  /** Draws of one scenario; none where there are several, of which some are kept at a time. */
  readonly kept: KeptDraws;
  readonly keep: (what: Pick<Keeping, 'scopes' | 'only' | 'before'>) => Promise<KeptDraws>;
  /** Lets go of the distribution functions of all columns but these; moments stay. */
  readonly keepOnly: (ids: Iterable<string>) => void;
  /** What the draws are worth, where there is evidence. */
  readonly effective: EffectiveDraws | null;
}

/** The column that holds the weights of another column's draws; null where each counts once. */
function weightsOf({ columns }: Program, index: number): number | null {
  const { weight } = columns[index]!;
  if (weight === undefined) return null;
  return columns.findIndex(
    (one) => one.kind === 'moments' && one.operand === weight && one.weight === undefined,
  );
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
  const enough = await enoughDraws(scenarios, settings, coordinator);
  const main = await planMain(scenarios, { ...settings, ...enough }, coordinator, columnsOf, extra);
  return drawMain(main, settings, coordinator);
}

/** Draws what is planned. @throws InterruptedError when fewer than two replicates were whole */
export async function drawMain(
  main: MainPlan,
  settings: Settings,
  coordinator: Coordinator,
): Promise<MainRun> {
  const { plan, columnIndex, scales } = main;
  const outcome = await coordinator.run(plan, settings);
  if (outcome.replicates.length < 2)
    throw new InterruptedError('stopped before two replicates were whole: there is no result');
  const drawn = drawnColumns(outcome);
  const replicates = outcome.replicates.map(({ replicate }) => replicate);
  const draws = plan.drawsPerReplicate * replicates.length;
  const worthOf = (weights: number) => effectiveDraws(drawn[weights]!.summaries);
  const effective = main.evidence && worthOf(columnIndex(weightId));
  const known = new Map<number, ReplicatedColumn>();
  const keep: MainRun['keep'] = (what) => {
    const { seed } = settings;
    const { smallestReplicate } = effective ?? {};
    return keepDraws(main, { ...what, seed, replicates, smallestReplicate }, coordinator);
  };
  const isRead = settings.outputs === null || settings.narrowing;
  return {
    ...main,
    replicates,
    partial: outcome.interrupted,
    effective,
    column(id) {
      const index = columnIndex(id);
      const weights = weightsOf(plan.program, index);
      const { summaries, pooled } = drawn[index]!;
      const histogram = () => pooled;
      const [origin, scale] = [plan.origins[index]!, scales[index]!];
      const column =
        known.get(index) ??
        (weights === null
          ? replicatedColumn(summaries, origin, histogram, scale)
          : weightedColumn(summaries, origin, histogram, scale, {
              effective: worthOf(weights).draws,
              drawn: draws,
            }));
      known.set(index, column);
      // A run has tens of columns, a comparison hundreds, each read a few times in a row: the oldest make room.
      if (known.size > mostKnown) known.delete(known.keys().next().value!);
      return column;
    },
    kept: isRead && main.scenarios.length === 1 ? await keep({}) : noDraws,
    keep,
    keepOnly(ids) {
      const needed = new Set(Array.from(ids, columnIndex));
      for (const [index, { summaries, pooled }] of drawn.entries()) {
        if (pooled === null || needed.has(index)) continue;
        known.delete(index);
        drawn[index] = { summaries: summaries.map((one) => ({ ...one, histogram: null })), pooled: null };
      }
    },
  };
}

/** A column as each replicate saw it, and its histogram over all of them. */
interface DrawnColumn {
  readonly summaries: readonly RunOutcome['replicates'][number]['columns'][number][];
  readonly pooled: RunOutcome['pooled'][number];
}

function drawnColumns({ replicates, pooled }: RunOutcome): DrawnColumn[] {
  return pooled.map((histogram, index) => ({
    summaries: replicates.map(({ columns }) => columns[index]!),
    pooled: histogram,
  }));
}

const noDraws: KeptDraws = { rowsPerReplicate: 0, random: [], outputs: [] };
