import { binOf } from '../../kernel/histogram.ts';
import type { ColumnSummary } from '../../kernel/kernel.ts';
import { packHistogram } from '../../kernel/packing/packed-histogram.ts';

/** The summary of a distribution column that holds these values. */
export function summaryOf(values: Float64Array, atoms: boolean, origin: number): ColumnSummary {
  const count = values.length;
  const mean = values.reduce((sum, value) => sum + value / count, 0);
  const sorted = values.toSorted();
  const bins: number[] = [];
  const counts: number[] = [];
  const lows: number[] = [];
  const highs: number[] = [];
  for (const value of sorted) {
    const bin = binOf(value - origin);
    if (bins.at(-1) !== bin) {
      bins.push(bin);
      counts.push(0);
      lows.push(value);
      highs.push(value);
    }
    counts[counts.length - 1]! += 1;
    highs[highs.length - 1] = value;
  }
  return {
    count,
    nonFinite: 0,
    firstNonFinite: -1,
    mean,
    m2: values.reduce((sum, value) => sum + (value - mean) ** 2, 0),
    minimum: sorted[0] ?? Number.POSITIVE_INFINITY,
    maximum: sorted.at(-1) ?? Number.NEGATIVE_INFINITY,
    histogram: packHistogram({
      bins: Int32Array.from(bins),
      counts: Float64Array.from(counts),
      lows: Float64Array.from(atoms ? lows : []),
      highs: Float64Array.from(atoms ? highs : []),
    }),
  };
}
