import { mean, quantileSorted, sum } from 'simple-statistics';
import { describe, expect, it } from 'vitest';
import { binOf } from '../kernel/histogram.ts';
import { displayHistogram } from './display-histogram.ts';
import { Observed } from './observed.ts';
import { countBelow, densityOf, neighbours, quantile, stepAt, tilt, widthOf } from './quantile.ts';
import { normalRows } from './testing/normal-rows.ts';
import { observedSteps, type Step } from './testing/steps.ts';
import { summaryOf } from './testing/summary-of.ts';
import { tailIndex } from './tail-index.ts';
import { tailMean } from './tail-mean.ts';
import { unpacked } from './unpacked.ts';

const [normals] = normalRows(200_000, 'quantiles') as [Float64Array, Float64Array];
const observed = (values: Float64Array, atoms = false, origin = 0) => {
  const summary = summaryOf(values, atoms, origin);
  const read = unpacked(() => summary.histogram);
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

// Widths 1, 2 and 4 of densities 10, 20 and 30.
const rising = observedSteps([
  [0, 1, 10],
  [1, 3, 40],
  [3, 7, 120],
]);

describe('a step', () => {
  it('holds the positions up to its end', () => {
    const cumulative = Float64Array.of(0, 1, 2, 5);
    expect([-1, 0, 1, 1.1, 2, 2.1, 5, 9].map((position) => stepAt(cumulative, position))).toEqual([
      0, 0, 0, 1, 1, 2, 2, 2,
    ]);
    expect(stepAt(Float64Array.of(0, 1, 2), 5)).toBe(1);
  });

  it('has a width, a density and neighbours', () => {
    expect([0, 1, 2].map((step) => widthOf(rising, step))).toEqual([1, 2, 4]);
    expect([0, 1, 2].map((step) => densityOf(rising, step))).toEqual([10, 20, 30]);
    expect([0, 1, 2].map((step) => neighbours(rising, step))).toEqual([
      { before: null, after: 20 },
      { before: 10, after: 30 },
      { before: 20, after: null },
    ]);
  });

  // Densities 8 and 4: 8 * (1 / 8 + 1 / 4) = 3.
  it.each([
    [3, 8, 4],
    [3.5, null, null],
    [40, null, null],
  ])('at a gap of %d has the neighbours %j and %j', (gap, before, after) => {
    const apart = observedSteps([
      [1, 2, 8],
      [2 + gap, 4 + gap, 8],
    ]);
    expect(neighbours(apart, 1)).toEqual({ before, after: null });
    expect(neighbours(apart, 0)).toEqual({ before: null, after });
  });

  it('has no neighbour in an atom', () => {
    const between = observedSteps([
      [0, 0, 10],
      [0, 2, 40],
      [2, 2, 5],
    ]);
    expect(neighbours(between, 1)).toEqual({ before: null, after: null });
  });
});

describe('tilt', () => {
  const tiltOf = (...steps: Step[]) => tilt(observedSteps(steps), 1);

  it('is the rise to the end of the step along the line through its neighbours', () => {
    // From 10 to 30 over 1/2 + 2 + 2: half the width, 1, rises by 40/9, of 20.
    expect(tilt(rising, 1)).toBeCloseTo(2 / 9, 12);
    // The same the other way round.
    expect(tiltOf([0, 4, 120], [4, 6, 40], [6, 7, 10])).toBeCloseTo(-2 / 9, 12);
  });

  it('is at most 1 either way', () => {
    expect(tiltOf([0, 1, 10], [1, 3, 40], [3, 7, 4000])).toBe(1);
    expect(tiltOf([0, 1, 1000], [1, 3, 40], [3, 7, 40])).toBe(-1);
  });

  it('is 0 at the edge of the values and beside an atom or a gap', () => {
    expect([0, 2].map((step) => tilt(rising, step))).toEqual([0, 0]);
    expect(tiltOf([1, 1, 10], [1, 3, 40], [3, 7, 120])).toBe(0);
    expect(tiltOf([0, 1, 10], [1, 3, 40], [3, 3, 120])).toBe(0);
    expect(tiltOf([-9, -8, 10], [1, 3, 40], [3, 7, 120])).toBe(0);
    expect(tiltOf([0, 1, 10], [1, 3, 40], [13, 17, 120])).toBe(0);
  });

  it('bends what lies below a place', () => {
    // Below the middle of the step are 1/2 - tilt / 4 = 4/9 of its 40 values, and 10 in front.
    expect(countBelow(rising, 2)).toBeCloseTo(10 + 160 / 9, 12);
    expect(quantile(rising, (10 + 160 / 9) / 170)).toBeCloseTo(2, 12);
  });
});

describe('countBelow', () => {
  it('counts half of an atom at the value', () => {
    const atoms = observedSteps([
      [1, 1, 10],
      [2, 2, 4],
    ]);
    expect([0, 1, 1.5, 2, 3].map((x) => countBelow(atoms, x))).toEqual([0, 5, 10, 12, 14]);
  });

  it('counts a part of a step, and nothing of a gap', () => {
    const apart = observedSteps([
      [0, 10, 10],
      [90, 110, 30],
    ]);
    expect([-1, 2.5, 10, 50, 90, 100, 110].map((x) => countBelow(apart, x))).toEqual([
      0, 2.5, 10, 10, 10, 25, 40,
    ]);
  });
});

describe('quantile at an atom at the edge', () => {
  const at = (steps: readonly Step[], positions: readonly number[], ends = { low: true, high: true }) => {
    const draws = observedSteps(steps, ends);
    return positions.map((position) => quantile(draws, position / draws.summary.count)!);
  };
  const close = (expected: readonly number[]) => expected.map((value) => expect.closeTo(value, 9));

  // The 30 values from 2 to 8 lead to expect 10 in the first step: 90 of its 100 are the atom.
  const floor: Step[] = [
    [0, 2, 100],
    [2, 3, 10],
    [3, 5, 10],
    [5, 8, 10],
    [8, 12, 50],
  ];
  // The same from the other end, moved up by 1.
  const ceiling: Step[] = floor.map(([low, high, count]): Step => [13 - high, 13 - low, count]).toReversed();

  it('is the atom for its share of the step, and spread over the step for the rest', () => {
    expect(at(floor, [0, 50, 89, 95, 100])).toEqual(close([0, 0, 0, 1, 2]));
    expect(at(ceiling, [80, 85, 91, 130, 180])).toEqual(close([11, 12, 13, 13, 13]));
  });

  it('takes what values there are for the density', () => {
    expect(
      at(
        [
          [0, 1, 100],
          [1, 2, 10],
        ],
        [50, 95],
      ),
    ).toEqual(close([0, 0.5]));
    expect(
      at(
        [
          [1, 2, 10],
          [2, 3, 100],
        ],
        [15, 60],
      ),
    ).toEqual(close([2.5, 3]));
  });

  it('is spread evenly where no replicate tells of an atom, or of one at the other end only', () => {
    for (const high of [true, false]) expect(at(floor, [50], { low: false, high })).toEqual(close([1]));
    for (const low of [true, false]) expect(at(ceiling, [130], { low, high: false })).toEqual(close([12]));
    expect(at(floor, [95], { low: true, high: false })).toEqual(close([1]));
    expect(at(ceiling, [85], { low: false, high: true })).toEqual(close([12]));
  });

  it('is spread evenly where the step holds at most twice what it should, or is the only one', () => {
    expect(
      at(
        [
          [0, 1, 100],
          [1, 2, 50],
        ],
        [50],
      ),
    ).toEqual(close([0.5]));
    expect(
      at(
        [
          [0, 1, 100],
          [1, 2, 49],
        ],
        [50],
      ),
    ).toEqual(close([0]));
    expect(
      at(
        [
          [0, 1, 50],
          [1, 2, 100],
        ],
        [100],
      ),
    ).toEqual(close([1.5]));
    expect(
      at(
        [
          [0, 1, 49],
          [1, 2, 100],
        ],
        [100],
      ),
    ).toEqual(close([2]));
    expect(at([[0, 10, 100]], [50])).toEqual(close([5]));
  });

  it('does not look for one in between', () => {
    expect(
      at(
        [
          [0, 1, 40],
          [1, 2, 200],
          [2, 3, 40],
        ],
        [140],
      ),
    ).toEqual(close([1.5]));
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
