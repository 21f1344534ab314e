import type { RunOutcome } from '../engine/collect.ts';
import type { Coordinator } from '../engine/coordinator.ts';
import { InterruptedError } from '../errors.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Plan, Program } from '../plan/plan.ts';
import { planPart } from '../plan/plan-part.ts';
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
  /**
   * Sees to it that the distribution functions of these columns are there, and of no others: where there are very many columns,
   * only their moments are at first, and distributions are drawn when they are asked for.
   *
   * @throws InterruptedError when it was stopped before they were drawn
   */
  readonly useDistributions: (ids: readonly string[]) => Promise<void>;
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
  const inTurns = settings.inTurns === true && coordinator.drawsAgain && isVeryMany(plan);
  const outcome = await coordinator.run(inTurns ? momentsOf(plan) : plan, settings);
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
    async useDistributions(ids) {
      if (!inTurns) return;
      const wanted = new Set(ids.map(columnIndex));
      for (const [index, { summaries, pooled }] of drawn.entries()) {
        if (pooled === null || wanted.has(index)) continue;
        known.delete(index);
        drawn[index] = { summaries: summaries.map((one) => ({ ...one, histogram: null })), pooled: null };
      }
      const missing = [...wanted].filter(
        (index) => plan.program.columns[index]!.kind === 'distribution' && drawn[index]!.pooled === null,
      );
      if (missing.length === 0) return;
      const { signal } = settings;
      const found = await coordinator.run(planPart(plan, missing).plan, { signal });
      if (found.interrupted)
        throw new InterruptedError('stopped while distributions were drawn: there is no result');
      for (const [k, column] of drawnColumns(found).entries()) {
        known.delete(missing[k]!);
        drawn[missing[k]!] = column;
      }
    },
  };
}

/**
 * Distribution functions that are held at a time: each takes half a megabyte of memory while it is drawn, a tenth to a quarter of
 * one then. Judgement: a scenario has some tens of them, a comparison of a few no more than this.
 */
export const mostDistributions = 256;

function isVeryMany({ program: { columns } }: Plan): boolean {
  return columns.filter(({ kind }) => kind === 'distribution').length > mostDistributions;
}

/** The plan without distribution functions. */
function momentsOf(plan: Plan): Plan {
  const columns = plan.program.columns.map((column) =>
    column.kind === 'distribution' ? { ...column, kind: 'moments' as const } : column,
  );
  return { ...plan, program: { ...plan.program, columns } };
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
