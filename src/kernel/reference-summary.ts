import { square } from '../elementary/elementary.ts';
import { binOf, emptyHistogram } from './histogram.ts';
import type { ColumnMoments, SparseHistogram } from './kernel.ts';
import type { Moments } from './merge.ts';

/** Statistics of one column over one block, but for its histogram. `first`: its first draw in the replicate. */
export function summarizeBlock(values: Float64Array, first: number): ColumnMoments {
  const finite = values.filter(Number.isFinite);
  const firstNonFinite = values.findIndex((value) => !Number.isFinite(value));
  return {
    ...momentsOf(finite),
    nonFinite: values.length - finite.length,
    firstNonFinite: firstNonFinite < 0 ? -1 : first + firstNonFinite,
    minimum: finite.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY),
    maximum: finite.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY),
  };
}

/** In two passes: the mean, then the deviations from it. */
function momentsOf(values: Float64Array): Moments {
  const count = values.length;
  if (count === 0) return { count, mean: 0, m2: 0 };
  const mean = values.reduce((sum, value) => sum + value, 0) / count;
  const m2 = values.reduce((sum, value) => sum + square(value - mean), 0);
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

  add(values: Float64Array): void {
    for (const value of values) {
      if (!Number.isFinite(value)) continue;
      const bin = binOf(value - this.#origin);
      const held = this.#bins.get(bin);
      if (held === undefined) this.#bins.set(bin, { count: 1, low: value, high: value });
      else {
        held.count++;
        held.low = Math.min(held.low, value);
        held.high = Math.max(held.high, value);
      }
    }
  }

  read(): SparseHistogram {
    const held = [...this.#bins].toSorted(([a], [b]) => a - b);
    const read = emptyHistogram(held.length, this.#keepsEnds);
    held.forEach(([bin, { count, low, high }], k) => {
      read.bins[k] = bin;
      read.counts[k] = count;
      // Where ends are not kept their arrays have no room, and take nothing.
      read.lows[k] = low;
      read.highs[k] = high;
    });
    return read;
  }
}
