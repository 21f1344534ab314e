import { binHigh, binLow } from '../kernel/histogram.ts';
import type { ColumnMoments, SparseHistogram } from '../kernel/kernel.ts';

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
  #placesFound: Int32Array | undefined;

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
    if (this.#cumulative !== undefined) return this.#cumulative;
    const counts = this.#source.own()?.counts ?? new Float64Array(0);
    const cumulative = new Float64Array(counts.length + 1);
    for (let k = 0; k < counts.length; k++) cumulative[k + 1] = cumulative[k]! + counts[k]!;
    this.#cumulative = cumulative;
    return cumulative;
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
  get #places(): Int32Array {
    if (this.#placesFound !== undefined) return this.#placesFound;
    const { bins } = this.#source.own()!;
    const all = this.#source.all()!.bins;
    const places = new Int32Array(bins.length);
    for (let step = 0, place = 0; step < bins.length; step++) {
      while (all[place]! < bins[step]!) place++;
      places[step] = place;
    }
    this.#placesFound = places;
    return places;
  }
}
