import type { Coordinator } from '../engine/coordinator.ts';
import { replicateCount } from '../plan/plan.ts';
import { shockDrivers } from '../scenario/months/horizon.ts';
import type { MainPlan } from './main-plan.ts';
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

/** Draws the first rows of these replicates once more and keeps all inputs and the scenarios' outputs. */
export async function keepDraws(
  { plan, scenarios, scales }: MainPlan,
  replicates: readonly number[],
  coordinator: Coordinator,
): Promise<KeptDraws> {
  const ids = new Set(
    scenarios.flatMap((scenario, scope) =>
      [...scenario.outputs, ...shockDrivers(scenario)].map((name) => scopedId(scope, quantityId(name))),
    ),
  );
  const { random: inputs, columns } = plan.program;
  const rowsPerReplicate = Math.min(plan.drawsPerReplicate, mostKept / replicateCount);
  const rows = rowsPerReplicate * replicates.length;
  const random = inputs.map(() => new Float64Array(rows));
  const outputs = columns.map(({ id }) => new Float64Array(ids.has(id) ? rows : 0));
  for (const [index, replicate] of replicates.entries()) {
    const part = await coordinator.evaluate(plan, replicate, 0, rowsPerReplicate);
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
