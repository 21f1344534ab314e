import type { ColumnMoments, ColumnSummary, PackedHistogram, SparseHistogram } from '../kernel/kernel.ts';
import { emptyHistogram } from '../kernel/histogram.ts';
import { unpackHistogram } from '../kernel/packing/packed-histogram.ts';
import { type ReplicatedColumn, mergeHalves } from './estimate.ts';
import { atomEndsOf, Observed } from './observed.ts';
import { unpacked } from './unpacked.ts';

/**
 * A column whose draws count by weights, as a column of so many draws as they are worth: counts are shares of the `effective` ones,
 * so that whatever asks how many draws lie somewhere is told how much is known there.
 *
 * What is not finite is told as so many of the draws as its weight is a part of all.
 *
 * Replicates differ in their weight, and some may have hardly any. Errors are therefore read from what all but one of them
 * say together (`leftOut`).
 *
 * Source: Kish, Survey Sampling (1965), section 11.7, for the effective number; Efron, The Jackknife, the Bootstrap and Other
 * Resampling Plans (1982), section 3.1, for errors by leaving one out.
 *
 * `summaries`: one a replicate, counts are sums of whole weights; `pooled`: their histograms added up.
 */
export function weightedColumn(
  summaries: readonly ColumnSummary[],
  origin: number,
  pooled: () => PackedHistogram | null,
  scale: number,
  { effective, drawn }: { readonly effective: number; readonly drawn: number },
): ReplicatedColumn {
  const whole = mergeHalves(summaries);
  const worth = whole.count > 0 ? effective / whole.count : 0;
  const weighed = (moments: ColumnMoments): ColumnMoments => ({
    ...moments,
    count: moments.count * worth,
    m2: moments.m2 * worth,
    nonFinite: Math.round((drawn * moments.nonFinite) / (moments.count + moments.nonFinite || 1)),
  });
  const inWeights = unpacked(pooled);
  let scaledHistogram: SparseHistogram | null | undefined;
  const all = () => {
    if (scaledHistogram === undefined) scaledHistogram = scaledCounts(inWeights(), worth);
    return scaledHistogram;
  };
  const atomEnds = atomEndsOf(summaries, inWeights);
  const without = (left: number) => {
    let own: SparseHistogram | null | undefined;
    return new Observed(weighed(mergeHalves(summaries.filter((_, replicate) => replicate !== left))), {
      own: () => {
        if (own === undefined) own = scaledCounts(less(inWeights(), summaries[left]!.histogram), worth);
        return own;
      },
      all,
      origin,
      atomEnds,
    });
  };
  return {
    scale,
    leftOut: true,
    drawn: { draws: drawn, summaries },
    pooled: new Observed(weighed(whole), { own: all, all, origin, atomEnds }),
    replicates: summaries.map((_, replicate) => without(replicate)),
  };
}

/** The same bins with their counts times a factor. */
function scaledCounts(histogram: SparseHistogram | null, factor: number): SparseHistogram | null {
  return histogram && { ...histogram, counts: histogram.counts.map((count) => count * factor) };
}

/** What is left of a sum of histograms without one of them: whole numbers, so nothing is lost. Its bins' ends are only in the sum. */
function less(sum: SparseHistogram | null, packed: PackedHistogram | null): SparseHistogram | null {
  if (sum === null || packed === null) return null;
  const part = unpackHistogram(packed);
  const counts = sum.counts.slice();
  for (let k = 0, at = 0; k < part.bins.length; k++) {
    while (sum.bins[at]! < part.bins[k]!) at++;
    counts[at]! -= part.counts[k]!;
  }
  const size = counts.reduce((held, count) => held + Number(count > 0), 0);
  const left = emptyHistogram(size, false);
  for (let at = 0, k = 0; at < counts.length; at++) {
    if (counts[at] === 0) continue;
    left.bins[k] = sum.bins[at]!;
    left.counts[k++] = counts[at]!;
  }
  return left;
}
