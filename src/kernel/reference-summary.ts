import { square } from '../elementary/elementary.ts';
import { binOf, emptyHistogram } from './histogram.ts';
import type { ColumnMoments, PackedHistogram } from './kernel.ts';
import type { Moments } from './merge.ts';
import { packHistogram } from './packing/packed-histogram.ts';

/**
 * Statistics of one column over one block, but for its histogram. `first`: its first draw in the replicate. `weights`: how
 * much each draw counts, once where there are none; a draw whose weight is 0 or no number is not there.
 */
export function summarizeBlock(
  values: Float64Array,
  first: number,
  weights: Float64Array | null = null,
): ColumnMoments {
  const isThere = (row: number) => weights === null || weights[row]! > 0;
  const isCounted = (value: number, row: number) => isThere(row) && Number.isFinite(value);
  const isLost = (value: number, row: number) => isThere(row) && !Number.isFinite(value);
  const finite = values.filter(isCounted);
  const firstNonFinite = values.findIndex(isLost);
  return {
    ...momentsOf(finite, weights?.filter((_, row) => isCounted(values[row]!, row)) ?? null),
    nonFinite: values.reduce((sum, value, row) => sum + (isLost(value, row) ? (weights?.[row] ?? 1) : 0), 0),
    firstNonFinite: firstNonFinite < 0 ? -1 : first + firstNonFinite,
    minimum: finite.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY),
    maximum: finite.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY),
  };
}

/** In two passes: the mean, then the deviations from it. */
function momentsOf(values: Float64Array, weights: Float64Array | null): Moments {
  const weight = (row: number) => (weights === null ? 1 : weights[row]!);
  const count = values.reduce((sum, _, row) => sum + weight(row), 0);
  if (count === 0) return { count, mean: 0, m2: 0 };
  const mean = values.reduce((sum, value, row) => sum + weight(row) * value, 0) / count;
  const m2 = values.reduce((sum, value, row) => sum + weight(row) * square(value - mean), 0);
  return { count, mean, m2 };
}

/** Counts values by bin while chunks run. */
export class BinCounter {
  readonly #bins = new Map<number, { count: number; low: number; high: number }>();
  readonly #origin: number;
  readonly #keepsEnds: boolean;

  constructor(origin: number, keepsEnds: boolean) {
    this.#origin = origin;
    this.#keepsEnds = keepsEnds;
  }

  add(values: Float64Array, weights: Float64Array | null = null): void {
    for (const [row, value] of values.entries()) {
      const weight = weights === null ? 1 : weights[row]!;
      if (!Number.isFinite(value) || !(weight > 0)) continue;
      const bin = binOf(value - this.#origin);
      const held = this.#bins.get(bin);
      if (held === undefined) this.#bins.set(bin, { count: weight, low: value, high: value });
      else {
        held.count += weight;
        held.low = Math.min(held.low, value);
        held.high = Math.max(held.high, value);
      }
    }
  }

  read(): PackedHistogram {
    const held = [...this.#bins].toSorted(([a], [b]) => a - b);
    const read = emptyHistogram(held.length, this.#keepsEnds);
    held.forEach(([bin, { count, low, high }], k) => {
      read.bins[k] = bin;
      read.counts[k] = count;
      // Where ends are not kept their arrays have no room, and take nothing.
      read.lows[k] = low;
      read.highs[k] = high;
    });
    return packHistogram(read, this.#origin);
  }
}
