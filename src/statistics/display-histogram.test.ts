import { describe, expect, it } from 'vitest';
import { displayHistogram } from './display-histogram.ts';
import { observedSteps, type Step } from './testing/steps.ts';

const of = (...steps: Step[]) => displayHistogram(observedSteps(steps));
const atoms = (count: number) => Array.from({ length: count }, (_, k): Step => [k, k, 1 + (k % 2)]);

/** Edges as close as rounding allows. */
function expectEdges(edges: readonly number[], expected: readonly number[]) {
  expect(edges.length).toBe(expected.length);
  for (const [k, edge] of edges.entries()) expect(edge).toBeCloseTo(expected[k]!, 9);
}

describe('displayHistogram of atoms', () => {
  it('is empty without values', () => {
    expect(of()).toEqual({ edges: [], counts: [] });
  });

  it('has edges halfway, and as far beyond the outermost', () => {
    expect(of([0, 0, 5], [1, 1, 2], [3, 3, 4], [8, 8, 6])).toEqual({
      edges: [-0.5, 0.5, 2, 5.5, 10.5],
      counts: [5, 2, 4, 6],
    });
    expect(of([-4, -4, 1], [2, 2, 3])).toEqual({ edges: [-7, -1, 5], counts: [1, 3] });
  });

  it('gives a constant a bin of a hundredth of its size, or of 1 around 0', () => {
    expect(of([200, 200, 9])).toEqual({ edges: [199, 201], counts: [9] });
    expect(of([-400, -400, 9])).toEqual({ edges: [-402, -398], counts: [9] });
    expect(of([0, 0, 9])).toEqual({ edges: [-0.5, 0.5], counts: [9] });
  });

  it('gives 100 a bin each, and 101 equal steps', () => {
    const each = displayHistogram(observedSteps(atoms(100)));
    expect(each.edges).toEqual(Array.from({ length: 101 }, (_, k) => k - 0.5));
    expect(each.counts).toEqual(atoms(100).map(([, , count]) => count));
    // Both outermost per mille are the outermost atoms: 80 steps from 0 to 100.
    expectEdges(
      displayHistogram(observedSteps(atoms(101))).edges,
      Array.from({ length: 81 }, (_, k) => 1.25 * k),
    );
  });
});

describe('displayHistogram of steps', () => {
  it('has 80 equal bins between the outermost per mille, and one on either side', () => {
    // A thousand values, one a unit: the 0.1th percentile is -499, the 99.9th 499, and 998 / 80 = 12.475.
    const { edges, counts } = of([-500, 500, 1000]);
    expectEdges(edges, [-500, ...Array.from({ length: 81 }, (_, k) => -499 + 12.475 * k), 500]);
    expect([counts[0], counts.at(-1)]).toEqual([1, 1]);
    expect(counts.reduce((sum, count) => sum + count)).toBe(1000);
    // Below -486.525 lie 13.475 values, below -474.05 25.95, both in whole numbers.
    expect(counts.slice(1, 3)).toEqual([12, 13]);
  });

  it('takes a step for one beside atoms', () => {
    // 99.9 % is 499 of 500 values up from 0, at 99.8.
    const { edges } = of([-1000, -1000, 500], [0, 100, 500]);
    expectEdges(edges, [...Array.from({ length: 81 }, (_, k) => -1000 + (1099.8 / 80) * k), 100]);
  });

  it('has equal ratios where the outermost per mille are more than 200 times apart', () => {
    // A value every 2: the 0.1th percentile is 2, the 99.9th 1998.
    const { edges } = of([0, 2000, 1000]);
    expectEdges(edges, [0, ...Array.from({ length: 81 }, (_, k) => 2 * 999 ** (k / 80)), 2000]);
    expect(edges.at(-2)).toBe(1998);
  });

  it('has equal steps at 200 times, and from 0 on', () => {
    const { edges } = of([1, 1, 500], [50, 100, 10], [200, 200, 490]);
    expectEdges(
      edges,
      Array.from({ length: 81 }, (_, k) => 1 + (199 / 80) * k),
    );
    const fromZero = of([0, 0, 500], [80, 80, 400], [100, 160, 100]).edges;
    // 99.9 % is 99 of 100 values up from 100, at 159.4.
    expectEdges(fromZero, [...Array.from({ length: 81 }, (_, k) => (159.4 / 80) * k), 160]);
  });
});

describe('displayHistogram of values of which few lie far away', () => {
  // 990 values from -0.5 to 0.5 and ten at 1000: nine tenths of them lie within 0.46 of 0, and three times that is 1.4.
  it('has most of its bins where most values lie, and counts all others', () => {
    const { edges, counts } = of([-0.5, 0.5, 990], [1000, 1000, 10]);
    const near = edges.filter((edge) => edge < 0.5);
    expect(near.length).toBeGreaterThan(20);
    expect(edges.length).toBeLessThan(101);
    const total = (some: readonly number[]) => some.reduce((sum, count) => sum + count, 0);
    expect(total(counts)).toBe(1000);
    expect(total(counts.filter((_, bin) => edges[bin]! >= 1))).toBe(10);
    const below = edges.filter((edge) => edge <= -0.25).at(-1)!;
    expect(total(counts.filter((_, bin) => edges[bin + 1]! <= below)) / 990).toBeCloseTo(below + 0.5, 2);
  });
});
