import { binHigh, binLow } from '../kernel/histogram.ts';
import type { ColumnSummary } from '../kernel/kernel.ts';

/**
 * What is known of a column's draws: moments, and the distribution as steps in ascending order. Step k holds
 * `cumulative[k + 1] - cumulative[k]` values, spread evenly between `lows[k]` and `highs[k]`; where both are equal it is
 * an atom.
 */
export interface Observed {
  readonly summary: ColumnSummary;
  readonly lows: Float64Array;
  readonly highs: Float64Array;
  /** One longer than `lows`; begins with 0 and ends with the number of finite values. */
  readonly cumulative: Float64Array;
  /** Whether the smallest and the largest value are atoms. */
  readonly atomEnds: AtomEnds;
}

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

/** Reads a column's summary. `origin` is what was subtracted before its values were binned. */
export function observe(summary: ColumnSummary, origin: number, atomEnds = untold): Observed {
  const { histogram, minimum, maximum } = summary;
  const size = histogram?.bins.length ?? 0;
  const [lows, highs] = [new Float64Array(size), new Float64Array(size)];
  const cumulative = new Float64Array(size + 1);
  const exact = histogram !== null && histogram.lows.length > 0;
  if (histogram) {
    for (let k = 0; k < size; k++) {
      const bin = histogram.bins[k]!;
      lows[k] = exact ? histogram.lows[k]! : Math.max(binLow(bin) + origin, minimum);
      highs[k] = exact ? histogram.highs[k]! : Math.min(binHigh(bin) + origin, maximum);
      cumulative[k + 1] = cumulative[k]! + histogram.counts[k]!;
    }
  }
  return { summary, lows, highs, cumulative, atomEnds };
}
