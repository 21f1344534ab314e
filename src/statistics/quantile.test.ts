import { mean, quantileSorted, sum } from 'simple-statistics';
import { describe, expect, it } from 'vitest';
import { binOf } from '../kernel/histogram.ts';
import { displayHistogram } from './display-histogram.ts';
import { Observed } from './observed.ts';
import { countBelow, quantile } from './quantile.ts';
import { normalRows } from './testing/normal-rows.ts';
import { summaryOf } from './testing/summary-of.ts';
import { tailIndex } from './tail-index.ts';
import { tailMean } from './tail-mean.ts';

const [normals] = normalRows(200_000, 'quantiles') as [Float64Array, Float64Array];
const observed = (values: Float64Array, atoms = false, origin = 0) => {
  const summary = summaryOf(values, atoms, origin);
  const read = () => summary.histogram;
  return new Observed(summary, { own: read, all: read, origin });
};

describe('quantile', () => {
  it('is that of the sorted values within the width of a bin', () => {
    const sorted = [...normals.toSorted()];
    const draws = observed(normals);
    for (const p of [0.001, 0.05, 0.3, 0.5, 0.95, 0.999]) {
      const exact = quantileSorted(sorted, p);
      expect(Math.abs(quantile(draws, p)! - exact)).toBeLessThan(Math.abs(exact) / 1024 + 1e-4);
    }
    expect([quantile(draws, 0), quantile(draws, 1)]).toEqual([sorted[0], sorted.at(-1)]);
  });

  it('is exact at atoms, and resolves a narrow spread from its origin', () => {
    const dice = Float64Array.from({ length: 600 }, (_, row) => 1000.1 + (row % 6));
    expect([0.1, 0.5, 0.9].map((p) => quantile(observed(dice, true), p))).toEqual([1000.1, 1002.1, 1005.1]);
    const narrow = normals.map((value) => 300 + 1e-6 * value);
    expect((quantile(observed(narrow, false, 300), 0.95)! - 300) * 1e6).toBeCloseTo(1.645, 1);
  });

  it('takes back what countBelow counts', () => {
    const draws = observed(normals);
    for (const p of [0.01, 0.4, 0.77])
      expect(countBelow(draws, quantile(draws, p)!) / normals.length).toBeCloseTo(p, 12);
    expect(countBelow(draws, -100)).toBe(0);
    expect(countBelow(draws, 100)).toBe(normals.length);
  });

  it('is null without values', () => {
    expect(quantile(observed(new Float64Array(0)), 0.5)).toBeNull();
    expect(binOf(0)).toBe(binOf(-0));
  });
});

describe('tailMean', () => {
  it('is the mean of the highest part, with atoms counted in part', () => {
    const exact = mean([...normals.toSorted().slice(-10_000)]);
    expect(tailMean(observed(normals), 0.95)).toBeCloseTo(exact, 4);
    const coin = Float64Array.from({ length: 1000 }, (_, row) => (row < 20 ? 1 : 0));
    expect(tailMean(observed(coin, true), 0.95)).toBeCloseTo(0.4, 12);
  });
});

describe('displayHistogram', () => {
  it('has at most 100 bins with rising edges that hold every value', () => {
    const lognormals = normals.map((value) => Math.exp(3 * value));
    for (const values of [normals, lognormals, normals.map((value) => Math.max(value, 0))]) {
      const histogram = displayHistogram(observed(values));
      expect(histogram.edges.length).toBe(histogram.counts.length + 1);
      expect(histogram.counts.length).toBeLessThanOrEqual(100);
      expect(sum(histogram.counts)).toBe(values.length);
      expect(histogram.edges.every((edge, k) => k === 0 || edge > histogram.edges[k - 1]!)).toBe(true);
      expect(histogram.counts.every((count) => count >= 0)).toBe(true);
    }
  });

  it('steps by equal ratios over many decades', () => {
    const { edges } = displayHistogram(observed(normals.map((value) => Math.exp(3 * value))));
    expect(edges[3]! / edges[2]!).toBeCloseTo(edges[40]! / edges[39]!, 9);
  });
});

describe('tailIndex', () => {
  it('is the exponent of a power tail, and far above 2 for a light one', () => {
    const pareto = Float64Array.from({ length: 200_000 }, (_, row) => ((row + 0.5) / 200_000) ** (-1 / 1.5));
    expect(tailIndex(observed(pareto))).toBeCloseTo(1.5, 0);
    expect(tailIndex(observed(normals))!).toBeGreaterThan(5);
    expect(tailIndex(observed(normals.subarray(0, 100)))).toBeNull();
    const rareEvent = normals.map((value, row) => (row % 1000 === 0 ? 1000 : value));
    expect(tailIndex(observed(rareEvent))).toBeGreaterThan(5);
  });
});
