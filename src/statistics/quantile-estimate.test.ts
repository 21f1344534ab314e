import { describe, expect, it } from 'vitest';
import { replicatedColumn } from './estimate.ts';
import { quantileEstimate } from './quantile-estimate.ts';
import { type Step, summaryOfSteps } from './testing/steps.ts';

/** A column of replicates that are these steps each, in the same bins. */
const columnOf = (...replicates: (readonly Step[])[]) => replicatedColumn(replicates.map(summaryOfSteps), 0);
/** Two replicates that agree: what error there is, is that of the resolution. */
const twice = (...steps: Step[]) => columnOf(steps, steps);

/** Two replicates' rounding, in values: sqrt(2 / 6), for `netRounding` is that over the number of values. */
const rounding = Math.sqrt(1 / 3);
/** Error of what may lie anywhere in a step of width 1: a uniform distribution's. */
const anywhere = 1 / Math.sqrt(12);

describe('quantileEstimate within a step', () => {
  const even = twice([0, 1, 500], [1, 2, 500], [2, 3, 500]);

  // A thousand values a unit: rounding moves the quantile by 1/1000 of itself; an even density bends by 1/2000.
  it('knows no better than the rounding of the replicates and a little bend', () => {
    const { value, error } = quantileEstimate(even, 0.5);
    expect(value).toBe(1.5);
    expect(error).toBeCloseTo(Math.hypot(rounding / 1000, 1 / 2000), 12);
  });

  it('divides value and error by the scale', () => {
    const { value, error } = quantileEstimate(even, 0.5, 10);
    expect(value).toBe(0.15);
    expect(error).toBeCloseTo(Math.hypot(rounding / 1000, 1 / 2000) / 10, 12);
  });

  it('adds the spread of the replicates', () => {
    // Half of one replicate lies below 1, half of the other below 5/6: a standard error of 1/12. Together they are 1100
    // values a unit there, and the step is at the edge.
    const column = columnOf(
      [
        [0, 1, 500],
        [1, 2, 500],
      ],
      [
        [0, 1, 600],
        [1, 2, 400],
      ],
    );
    const { value, error } = quantileEstimate(column, 0.5);
    expect(value).toBeCloseTo(1000 / 1100, 12);
    expect(error).toBeCloseTo(Math.hypot(1 / 12, rounding / 1100, anywhere), 12);
  });

  it('may be anywhere in the outermost steps', () => {
    for (const [p, value] of [
      [1 / 6, 0.5],
      [5 / 6, 2.5],
    ] as const) {
      const found = quantileEstimate(even, p);
      expect(found.value).toBeCloseTo(value, 12);
      expect(found.error).toBeCloseTo(Math.hypot(rounding / 1000, anywhere), 12);
    }
  });

  it('does not look beyond the smallest and largest value', () => {
    // Half of what rounding moves it by within the values.
    for (const p of [0, 1])
      expect(quantileEstimate(even, p).error).toBeCloseTo(Math.hypot(rounding / 2000, anywhere), 12);
  });

  it('bends by a tenth of the square of the tilt', () => {
    // Densities 1, 2 and 3 thousand of both: from 1 to 3 thousand over 0.5 + 2 + 2 the middle step tilts by 2/9, and at
    // its middle hold 1/2 - 1/18 of its 4000 values, as dense as its mean.
    const tilted = twice([0, 1, 500], [1, 3, 2000], [3, 7, 6000]);
    const { value, error } = quantileEstimate(tilted, (1000 + 4000 * (4 / 9)) / 17_000);
    expect(value).toBeCloseTo(2, 12);
    expect(error).toBeCloseTo(Math.hypot(rounding / 2000, 2 * (1 / 2000 + (2 / 9) ** 2 / 10)), 7);
  });

  it('may be anywhere in a step more than twice as dense as both neighbours', () => {
    const error = (before: number, own: number, after: number) =>
      quantileEstimate(twice([0, 1, before], [1, 2, own], [2, 3, after]), 0.5).error!;
    expect(error(100, 201, 100)).toBeCloseTo(Math.hypot(rounding / 402, anywhere), 9);
    expect(error(100, 200, 100)).toBeCloseTo(Math.hypot(rounding / 400, 1 / 2000), 9);
    // One neighbour less than half as dense is no peak: the bend is a hundredth and the rest rounding.
    expect(error(300, 400, 100)).toBeLessThan(0.02);
    expect(error(100, 400, 300)).toBeLessThan(0.02);
  });

  it('may be anywhere in a step beside an atom', () => {
    const around = (before: Step, after: Step) =>
      quantileEstimate(twice(before, [1, 2, 500], after), 0.5).error;
    const error = Math.hypot(rounding / 1000, anywhere);
    expect(around([0, 0, 500], [2, 3, 500])).toBeCloseTo(error, 9);
    expect(around([0, 1, 500], [3, 3, 500])).toBeCloseTo(error, 9);
  });

  it('is exact on an atom at the edge of a step', () => {
    // Of the 200 values of the first step, the 60 up to 8 lead to expect 20: nine tenths are the atom at 0.
    const column = twice([0, 2, 100], [2, 8, 30], [8, 12, 50]);
    expect(quantileEstimate(column, 0.2)).toEqual({ value: 0, error: 0 });
  });
});

describe('quantileEstimate at an atom', () => {
  // Below 10 the replicates count 4 and 6, an error of 1 of their mean and of 2 of their sum, 10.
  const coin = columnOf(
    [
      [0, 0, 4],
      [10, 10, 6],
    ],
    [
      [0, 0, 6],
      [10, 10, 4],
    ],
  );

  it('is as far off as the next atom, as often as chance puts it there', () => {
    // The replicates' medians are 10 and 0, a standard error of 5. The pooled median is at the border: half a chance.
    expect(quantileEstimate(coin, 0.5)).toEqual({ value: 0, error: expect.closeTo(Math.sqrt(25 + 50), 12) });
    // 1 value above: half an error, and the normal distribution's share below -1/2 is 0.3085375.
    const { value, error } = quantileEstimate(coin, 0.55);
    expect(value).toBe(10);
    expect(error).toBeCloseTo(Math.sqrt(25 + 30.85375), 6);
  });

  // Counts below 10 of 4 and 6, below 13 of 10 and 12: errors of 2 around 10 and 22 of 40.
  const three = columnOf(
    [
      [0, 0, 4],
      [10, 10, 6],
      [13, 13, 10],
    ],
    [
      [0, 0, 6],
      [10, 10, 6],
      [13, 13, 8],
    ],
  );

  it('looks at the atoms on both sides', () => {
    // Position 16 is 3 errors from both borders: the normal distribution's share below -3 is 0.001349898.
    const { value, error } = quantileEstimate(three, 0.4);
    expect(value).toBe(10);
    expect(error).toBeCloseTo(Math.sqrt((10 ** 2 + 3 ** 2) * 0.001349898), 8);
  });

  it('leaves out a border 4 errors away', () => {
    // Position 18 is 4 errors above the lower border and 2 below the upper: 0.0227501319 below -2.
    expect(quantileEstimate(three, 0.45).error).toBeCloseTo(3 * Math.sqrt(0.0227501319), 8);
  });

  it('is exact where the replicates agree, and beyond the last atom nothing is', () => {
    const agreeing = twice([0, 0, 10], [1, 1, 10]);
    expect(quantileEstimate(agreeing, 0.5)).toEqual({ value: 0, error: 0 });
    const unequal = columnOf(
      [
        [0, 0, 10],
        [1, 1, 10],
      ],
      [
        [0, 0, 10],
        [1, 1, 8],
      ],
    );
    expect(quantileEstimate(unequal, 1)).toEqual({ value: 1, error: 0 });
  });

  it('has no error that one replicate could tell, and no value without values', () => {
    expect(quantileEstimate(columnOf([[0, 0, 4]]), 0.5)).toEqual({ value: 0, error: null });
    expect(quantileEstimate(columnOf([], []), 0.5)).toEqual({ value: null, error: null });
  });
});
