import { binHigh, binLow } from '../kernel/histogram.ts';
import type { ColumnMoments, ColumnSummary, SparseHistogram } from '../kernel/kernel.ts';

/** Which ends of the values are atoms: only independent replicates can tell. */
export interface AtomEnds {
  readonly low: boolean;
  readonly high: boolean;
}

const untold: AtomEnds = { low: false, high: false };

/**
 * Which ends of the values are atoms: those that every replicate reached to the last bit. Only for columns that may have
 * atoms: a continuous one reaches the last double before its limit so often too.
 */
export function atomEndsOf(replicates: readonly ColumnSummary[]): AtomEnds {
  const [first] = replicates;
  if (first === undefined || replicates.length < 2 || !first.histogram?.lows.length) return untold;
  return {
    low: replicates.every(({ minimum }) => minimum === first.minimum),
    high: replicates.every(({ maximum }) => maximum === first.maximum),
  };
}

/**
 * What is known of a column's draws: moments, and the distribution as steps in ascending order. Step k holds
 * `cumulative[k + 1] - cumulative[k]` values, spread evenly between `low(k)` and `high(k)`; where both are equal it is
 * an atom.
 *
 * Steps are read from the histogram when they are first asked for: a run has many columns of which only the moments are.
 */
export class Observed {
  readonly summary: ColumnMoments;
  /** Whether the smallest and the largest value are atoms. */
  readonly atomEnds: AtomEnds;
  readonly #read: () => SparseHistogram | null;
  readonly #origin: number;
  #histogram: SparseHistogram | null | undefined;
  #cumulative: Float64Array | undefined;

  /** `histogram`: asked at most once; `origin`: what was subtracted before its values were binned. */
  constructor(
    summary: ColumnMoments,
    histogram: () => SparseHistogram | null,
    origin: number,
    atomEnds: AtomEnds = untold,
  ) {
    this.summary = summary;
    this.atomEnds = atomEnds;
    this.#read = histogram;
    this.#origin = origin;
  }

  get #bins(): SparseHistogram | null {
    if (this.#histogram === undefined) this.#histogram = this.#read();
    return this.#histogram;
  }

  /** Number of steps. */
  get size(): number {
    return this.#bins?.bins.length ?? 0;
  }

  /** One longer than there are steps; begins with 0 and ends with the number of finite values. */
  get cumulative(): Float64Array {
    if (this.#cumulative !== undefined) return this.#cumulative;
    const counts = this.#bins?.counts ?? new Float64Array(0);
    const cumulative = new Float64Array(counts.length + 1);
    for (let k = 0; k < counts.length; k++) cumulative[k + 1] = cumulative[k]! + counts[k]!;
    this.#cumulative = cumulative;
    return cumulative;
  }

  low(step: number): number {
    const { bins, lows } = this.#bins!;
    return lows.length > 0 ? lows[step]! : Math.max(binLow(bins[step]!) + this.#origin, this.summary.minimum);
  }

  high(step: number): number {
    const { bins, highs } = this.#bins!;
    return highs.length > 0
      ? highs[step]!
      : Math.min(binHigh(bins[step]!) + this.#origin, this.summary.maximum);
  }
}
