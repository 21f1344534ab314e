import type { Coordinator } from '../engine/coordinator.ts';
import { replicateCount } from '../plan/plan.ts';
import { shockDrivers } from '../scenario/months/horizon.ts';
import { type MainPlan, weightId } from './main-plan.ts';
import { resampledRows, rowsWorth } from './resampled-draws.ts';
import { quantityId, scopedId } from './scenario-column.ts';

/** Most draws that are kept one by one, for rank correlations, swings, scatter plots and export. */
export const mostKept = 65536;

/** Draws kept one by one, the first of each replicate, one replicate after the other; in base units. */
export interface KeptDraws {
  readonly rowsPerReplicate: number;
  /** In the order of `Program.random`. */
  readonly random: readonly Float64Array[];
  /** In the order of `Program.columns`; empty where a column is not of an output. */
  readonly outputs: readonly Float64Array[];
}

/**
 * Draws the first rows of these replicates once more and keeps all inputs and the scenarios' outputs. Where there is evidence,
 * rows are chosen by their weights, and then count alike.
 */
export async function keepDraws(
  { plan, scenarios, scales, evidence, columnIndex }: MainPlan,
  seed: string,
  replicates: readonly number[],
  coordinator: Coordinator,
  /** Effective draws of the replicate that has fewest, where there is evidence. */
  smallestReplicate = 0,
): Promise<KeptDraws> {
  const kept = new Set(
    scenarios.flatMap((scenario, scope) =>
      [...scenario.outputs, ...shockDrivers(scenario)].map((name) =>
        columnIndex(scopedId(scope, quantityId(name))),
      ),
    ),
  );
  const { random: inputs, columns } = plan.program;
  const weights = evidence === null ? null : columnIndex(weightId);
  const most = Math.min(plan.drawsPerReplicate, mostKept / replicateCount);
  const rowsPerReplicate = weights === null ? most : rowsWorth(most, smallestReplicate);
  const rows = rowsPerReplicate * replicates.length;
  const random = inputs.map(() => new Float64Array(rows));
  const wanted = columns.map((_, index) => kept.has(index));
  const outputs = wanted.map((isWanted) => new Float64Array(isWanted ? rows : 0));
  for (const [index, replicate] of replicates.entries()) {
    const part =
      weights === null
        ? await coordinator.evaluate(plan, replicate, 0, rowsPerReplicate, wanted)
        : await resampledRows(
            plan,
            replicate,
            { rows: rowsPerReplicate, weights, wanted, seed },
            coordinator,
          );
    const first = index * rowsPerReplicate;
    random.forEach((kept, column) => {
      kept.set(part.random[column]!, first);
    });
    outputs.forEach((kept, column) => {
      if (kept.length === 0) return;
      const drawn = part.outputs[column]!;
      const scale = scales[column]!;
      kept.set(scale === 1 ? drawn : drawn.map((value) => value / scale), first);
    });
  }
  return { rowsPerReplicate, random, outputs };
}
