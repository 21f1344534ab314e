import type { InputResult } from '../../analyses/inputs/result.ts';
import { type OutputResult, curveProbabilities } from '../../analyses/outcome/result.ts';
import { shownPart } from '../../analyses/outcome/words.ts';
import { exp, ln } from '../../elementary/elementary.ts';
import type { Spec } from './chart.ts';
import { colours } from './theme.ts';
import { linearRatio } from './value-axis.ts';

export interface Thumbnail {
  /** To be drawn by `drawAlike`. */
  readonly spec: Spec;
  /** True where the values stand on a logarithmic scale, which has to be said beside the drawing. */
  readonly logarithmic: boolean;
}

/** A small drawing of a distribution's shape (two bins a point), between its 0.5th and 99.5th percentile. */
export function inputThumbnail({ density }: Pick<InputResult, 'density'>): Thumbnail | null {
  if (density === null) return null;
  const { edges, masses } = density;
  return thumbnail(edges, masses, isEvenInLogarithm(edges));
}

/** The same for an output. */
export function outputThumbnail(output: OutputResult): Thumbnail | null {
  const { curve, histogram } = output;
  const shown = shownPart(output, 0.005, linearRatio);
  if (shown === null) return null;
  const { low, high } = shown;
  if (shown.isLogarithmic) return thumbnailOfCurve(curve, low, high);
  const bins = histogram.counts.flatMap((count, bin) =>
    histogram.edges[bin]! >= low && histogram.edges[bin + 1]! <= high
      ? [{ a: histogram.edges[bin]!, b: histogram.edges[bin + 1]!, count }]
      : [],
  );
  if (bins.length < 8) return null;
  return thumbnail(
    [...bins.map(({ a }) => a), bins.at(-1)!.b],
    bins.map(({ a, b, count }) => count / (b - a)),
    false,
  );
}

/** Chances of equal steps of the logarithm, between the points of the quantile curve on straight lines. */
function thumbnailOfCurve(curve: readonly number[], low: number, high: number): Thumbnail {
  const steps = 32;
  const edges = Array.from({ length: steps + 1 }, (_, step) => low * exp((ln(high / low) * step) / steps));
  const below = (value: number) => {
    const next = curve.findIndex((point) => point > value);
    if (next <= 0) return next < 0 ? 1 : 0;
    const [from, to] = [curveProbabilities[next - 1]!, curveProbabilities[next]!];
    return from + (to - from) * (ln(value / curve[next - 1]!) / ln(curve[next]! / curve[next - 1]!));
  };
  const masses = edges.slice(1).map((edge, step) => below(edge) - below(edges[step]!));
  return thumbnail(edges, masses, true);
}

/** True where each edge is the one before times the same ratio. */
function isEvenInLogarithm(edges: readonly number[]): boolean {
  const [first, second, third] = edges as [number, number, number];
  return first > 0 && third - second > 1.001 * (second - first);
}

function thumbnail(edges: readonly number[], heights: readonly number[], logarithmic: boolean): Thumbnail {
  const place = placeBetween(edges[0]!, edges.at(-1)!, logarithmic);
  const pairs = Array.from({ length: Math.floor(heights.length / 2) }, (_, pair) => 2 * pair);
  const values = pairs.map((bin) => ({
    x: place(edges[bin + 1]!),
    y: (heights[bin]! + heights[bin + 1]!) / 2,
  }));
  const spec = {
    width: 110,
    height: 30,
    padding: 1,
    data: { values },
    mark: { type: 'area', color: colours.outcomeSoft, opacity: 1 },
    encoding: {
      x: { field: 'x', type: 'quantitative', axis: null, scale: fromEndToEnd },
      y: { field: 'y', type: 'quantitative', stack: null, axis: null, scale: { nice: false } },
    },
  };
  return { spec, logarithmic };
}

/** The scale of values by their places. All thumbnails have it, so that they differ in their rows only. */
export const fromEndToEnd = { domain: [0, 1], nice: false, zero: false };

/** Where a value lies between two ends, from 0 to 1. */
export function placeBetween(low: number, high: number, logarithmic: boolean): (value: number) => number {
  if (!logarithmic) return (value) => (value - low) / (high - low);
  const width = ln(high / low);
  return (value) => ln(value / low) / width;
}
