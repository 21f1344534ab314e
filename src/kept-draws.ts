import type { Rows } from './kernel/kernel.ts';
import { type Plan, replicateCount } from './plan/plan.ts';
import type { Pool } from './pool/pool.ts';

/** Most draws that are kept one by one, for rank correlations, swings, scatter plots and export. */
const mostKept = 65536;

/** Draws kept one by one, the first of each replicate, one replicate after the other; in base units. */
export interface KeptDraws extends Rows {
  readonly rowsPerReplicate: number;
}

/** Draws the first rows of these replicates once more and keeps them. */
export async function keepDraws(plan: Plan, replicates: readonly number[], pool: Pool): Promise<KeptDraws> {
  const rowsPerReplicate = Math.min(plan.drawsPerReplicate, mostKept / replicateCount);
  const parts: Rows[] = [];
  for (const replicate of replicates) parts.push(await pool.evaluate(plan, replicate, 0, rowsPerReplicate));
  const joined = (pick: (rows: Rows) => readonly Float64Array[]) =>
    pick(parts[0]!).map((_, index) => joinColumns(parts.map((part) => pick(part)[index]!)));
  return {
    rowsPerReplicate,
    random: joined(({ random }) => random),
    outputs: joined(({ outputs }) => outputs),
  };
}

function joinColumns(parts: readonly Float64Array[]): Float64Array {
  const joined = new Float64Array(parts.reduce((sum, { length }) => sum + length, 0));
  let first = 0;
  for (const part of parts) {
    joined.set(part, first);
    first += part.length;
  }
  return joined;
}
