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
  /** True where a step's ends are values that occurred, as columns with atoms keep them; else they are edges of bins. */
  readonly exact: boolean;
}

/** Reads a column's summary. `origin` is what was subtracted before its values were binned. */
export function observe(summary: ColumnSummary, origin: number): Observed {
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
  return { summary, lows, highs, cumulative, exact };
}
