import { binHigh, binLow } from '../kernel/histogram.ts';
import type { ColumnMoments, SparseHistogram } from '../kernel/kernel.ts';
import { withCompiledLoops } from '../loops/compiled-loops.ts';

/** Which ends of the values are atoms: only independent replicates can tell. */
export interface AtomEnds {
  readonly low: boolean;
  readonly high: boolean;
}

const untold: AtomEnds = { low: false, high: false };

/**
 * Which ends of the values are atoms: those that every replicate reached to the last bit. Only for columns that may have
 * atoms: a continuous one reaches the last double before its limit so often too. Asked when it is needed.
 */
export function atomEndsOf(
  replicates: readonly ColumnMoments[],
  all: () => SparseHistogram | null,
): () => AtomEnds {
  return () => {
    const [first] = replicates;
    if (first === undefined || replicates.length < 2 || !all()?.lows.length) return untold;
    return {
      low: replicates.every(({ minimum }) => minimum === first.minimum),
      high: replicates.every(({ maximum }) => maximum === first.maximum),
    };
  };
}

/** Where the distribution of a column is read. All are asked when the first statistic needs them. */
export interface Source {
  /** Counts of these draws. */
  readonly own: () => SparseHistogram | null;
  /** The histogram of all replicates, which has the ends of bins. */
  readonly all: () => SparseHistogram | null;
  /** What was subtracted before values were binned. */
  readonly origin: number;
  readonly atomEnds?: () => AtomEnds;
}

/**
 * What is known of a column's draws: moments, and the distribution as steps in ascending order. Step k holds
 * `cumulative[k + 1] - cumulative[k]` values, spread evenly between `low(k)` and `high(k)`; where both are equal it is
 * an atom. A replicate's steps have the ends that all replicates' values have in that bin.
 */
export class Observed {
  readonly summary: ColumnMoments;
  readonly #source: Source;
  #cumulative: Float64Array | undefined;
  #placesFound: Uint32Array | undefined;

  constructor(summary: ColumnMoments, source: Source) {
    this.summary = summary;
    this.#source = source;
  }

  /** Whether the smallest and the largest value are atoms. */
  get atomEnds(): AtomEnds {
    return this.#source.atomEnds?.() ?? untold;
  }

  /** Number of steps. */
  get size(): number {
    return this.#source.own()?.bins.length ?? 0;
  }

  /** One longer than there are steps; begins with 0 and ends with the number of finite values. */
  get cumulative(): Float64Array {
    this.#cumulative ??= cumulated(this.#source.own()?.counts ?? new Float64Array(0));
    return this.#cumulative;
  }

  low(step: number): number {
    const { lows } = this.#source.all()!;
    const low =
      lows.length > 0
        ? lows[this.#places[step]!]!
        : binLow(this.#source.own()!.bins[step]!) + this.#source.origin;
    return Math.max(low, this.summary.minimum);
  }

  high(step: number): number {
    const { highs } = this.#source.all()!;
    const high =
      highs.length > 0
        ? highs[this.#places[step]!]!
        : binHigh(this.#source.own()!.bins[step]!) + this.#source.origin;
    return Math.min(high, this.summary.maximum);
  }

  /** Where each step's bin stands among those of all replicates, which hold it. */
  get #places(): Uint32Array {
    this.#placesFound ??= placesAmong(this.#source.own()!.bins, this.#source.all()!.bins);
    return this.#placesFound;
  }
}

/** 0, and the sums of the counts up to each. */
function cumulated(counts: Float64Array): Float64Array {
  const size = counts.length;
  return withCompiledLoops((rows) => {
    const [from, to] = rows.arrange(8 * size, 8 * (size + 1));
    rows.doubles(from, size).set(counts);
    rows.loops.cumulate(from, size, to);
    return rows.doubles(to, size + 1).slice();
  });
}

/** Where each bin stands among others, which hold it. Both ascend. */
function placesAmong(bins: Int32Array, others: Int32Array): Uint32Array {
  const size = bins.length;
  return withCompiledLoops((rows) => {
    const [own, all, to] = rows.arrange(4 * size, 4 * others.length, 4 * size);
    rows.words(own, size).set(bins);
    rows.words(all, others.length).set(others);
    rows.loops.placesAmong(own, size, all, to);
    return rows.words(to, size).slice();
  });
}
