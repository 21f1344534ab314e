import type { InputResult, OutputResult } from '../../statistics/result.ts';
import type { Spec } from './chart.ts';
import { colours } from './theme.ts';

/** A small drawing of a distribution's shape (two bins a point), between its 0.5th and 99.5th percentile. */
export function inputThumbnail({ density }: InputResult): Spec | null {
  return density === null ? null : thumbnail(density.edges, density.masses);
}

/** The same for an output. */
export function outputThumbnail({ curve, histogram }: OutputResult): Spec | null {
  const low = curve[2];
  const high = curve.at(-3);
  if (low === undefined || high === undefined || !(high > low)) return null;
  const bins = histogram.counts.flatMap((count, bin) =>
    histogram.edges[bin]! >= low && histogram.edges[bin + 1]! <= high
      ? [{ a: histogram.edges[bin]!, b: histogram.edges[bin + 1]!, count }]
      : [],
  );
  if (bins.length < 8) return null;
  return thumbnail(
    [...bins.map(({ a }) => a), bins.at(-1)!.b],
    bins.map(({ a, b, count }) => count / (b - a)),
  );
}

function thumbnail(edges: readonly number[], heights: readonly number[]): Spec {
  const pairs = Array.from({ length: Math.floor(heights.length / 2) }, (_, pair) => 2 * pair);
  const values = pairs.map((bin) => ({ x: edges[bin + 1]!, y: (heights[bin]! + heights[bin + 1]!) / 2 }));
  return {
    width: 110,
    height: 30,
    padding: 1,
    data: { values },
    mark: { type: 'area', color: colours.outcomeSoft, opacity: 1 },
    encoding: {
      x: {
        field: 'x',
        type: 'quantitative',
        axis: null,
        scale: { domain: [edges[0], edges.at(-1)], nice: false, zero: false },
      },
      y: { field: 'y', type: 'quantitative', stack: null, axis: null, scale: { nice: false } },
    },
  };
}
