import type { Coordinator } from '../engine/coordinator.ts';
import { log2, powerOfTwo } from '../elementary/elementary.ts';
import { blockDraws, type Plan } from '../plan/plan.ts';
import { philoxDraw } from '../sampling/philox.ts';
import { streamKey } from '../sampling/seed.ts';

/** Rows that are evaluated at a time. */
const rowsAtATime = 4 * blockDraws;
/** Rows of a replicate that are looked at one by one, all of a run of 2^21 draws; more only where they are worth too little. Judgement. */
const rowsLookedAt = 2 ** 17;
/** Fewest rows that are kept of a replicate, and what those looked at are worth at least. */
const fewestKept = 64;

/** No input's name holds a blank. */
const stream = 'choice of draws';

/** What to keep of a replicate. */
export interface Resampling {
  readonly rows: number;
  /** The column of the weights. */
  readonly weights: number;
  /** For every column whether its values are to be kept. */
  readonly wanted: readonly boolean[];
  readonly seed: string;
}

/** Rows that were chosen, in the order of the plan's columns; empty where a column is not wanted. */
export interface ChosenRows {
  readonly random: readonly Float64Array[];
  readonly outputs: readonly Float64Array[];
}

/**
 * Draws of a replicate that count alike, chosen in proportion to the weights of all by systematic resampling: of `rows` even
 * steps through the sum of weights, each takes the draw that it falls on. Where the steps begin is keyed.
 *
 * Source: Douc, Cappé and Moulines, Comparison of resampling schemes for particle filtering, Proc. ISPA (2005) 64-69.
 */
export async function resampledRows(
  plan: Plan,
  replicate: number,
  { rows, weights, wanted, seed }: Resampling,
  coordinator: Coordinator,
): Promise<ChosenRows> {
  const candidates = await weighedRows(plan, replicate, weights, wanted, coordinator);
  const total = candidates.weights.reduce((sum, weight) => sum + weight, 0);
  const [key0, key1] = streamKey(seed, 'main', stream, replicate) as unknown as [number, number];
  const start = philoxDraw(0, key0, key1) / 2 ** 52;
  const chosen = new Uint32Array(rows);
  for (let row = 0, at = 0, sum = candidates.weights[0] ?? 0; row < rows; row++) {
    const place = ((row + start) / rows) * total;
    while (sum <= place && at + 1 < candidates.weights.length) sum += candidates.weights[++at]!;
    chosen[row] = at;
  }
  const pick = (column: readonly number[]) =>
    column.length === 0 ? new Float64Array(0) : Float64Array.from(chosen, (at) => column[at]!);
  return { random: candidates.random.map(pick), outputs: candidates.outputs.map(pick) };
}

/** Rows of a replicate to keep: a power of two, no more than its draws are worth. */
export function rowsWorth(most: number, smallestReplicate: number): number {
  return Math.min(
    most,
    powerOfTwo(Math.floor(log2(Math.max(fewestKept, Math.min(most, smallestReplicate))))),
  );
}

/** The draws of a replicate that count at all. */
async function weighedRows(
  plan: Plan,
  replicate: number,
  weights: number,
  wanted: readonly boolean[],
  coordinator: Coordinator,
) {
  const random: number[][] = plan.program.random.map(() => []);
  const outputs: number[][] = plan.program.columns.map(() => []);
  const weightsFound: number[] = [];
  const end = plan.drawsPerReplicate;
  let [sum, squares] = [0, 0];
  const isWorthLittle = () => sum * sum < fewestKept * squares || sum === 0;
  for (let first = 0; first < end && (first < rowsLookedAt || isWorthLittle()); first += rowsAtATime) {
    const part = await coordinator.evaluate(plan, replicate, first, Math.min(rowsAtATime, end - first));
    const own = part.outputs[weights]!;
    for (let row = 0; row < own.length; row++) {
      if (!(own[row]! > 0)) continue;
      weightsFound.push(own[row]!);
      sum += own[row]!;
      squares += own[row]! * own[row]!;
      for (const [column, values] of part.random.entries()) random[column]!.push(values[row]!);
      for (const [column, values] of part.outputs.entries())
        if (wanted[column]) outputs[column]!.push(values[row]!);
    }
  }
  return { random, outputs, weights: weightsFound };
}
