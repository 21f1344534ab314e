import { describe, expect, it } from 'vitest';
import { firstOrderIndex, totalIndex } from './sobol-indices.ts';
import { summaryOf } from './testing/summary-of.ts';

const columns = (...replicates: number[][]) =>
  replicates.map((values) => summaryOf(Float64Array.from(values), false, 0));

describe('Sobol indices', () => {
  // Pairs of columns with means 1, 3, 5 and variances 1, 4, 4 about them. The squared errors of the means, times 3/2,
  // are 6, 0, 6: denominators 7, 4, 10, mean 7.
  const one = columns([0, 2], [1, 1], [3, 7]);
  const other = columns([0, 2], [5, 5], [3, 7]);
  // Numerators 1, 2, 4 have the ratio 7/3 / 7; residuals (-4/3, 2/3, 2/3) / 7 have the error sqrt(24/441 / 2 / 3).
  const expected = { value: expect.closeTo(1 / 3, 12), error: expect.closeTo(2 / 21, 12) };

  it('are the ratio of means over replicates, with the error of its linear approximation', () => {
    expect(firstOrderIndex(columns([1], [1, 3], [4]), one, other)).toEqual(expected);
    expect(totalIndex(columns([2], [3, 5], [8]), one, other)).toEqual(expected);
  });

  it('are not clipped', () => {
    const { value } = firstOrderIndex(columns([-1], [-2], [-4]), one, other);
    expect(value).toBeCloseTo(-1 / 3, 12);
  });

  it('are unknown without a variance, or with one that is no number', () => {
    const unknown = { value: null, error: null };
    const constant = columns([3, 3], [3, 3]);
    expect(firstOrderIndex(columns([0], [0]), constant, constant)).toEqual(unknown);
    expect(totalIndex(columns([1], [2]), constant, constant)).toEqual(unknown);
    const overflowing = columns([-1e200, 1e200], [-1e200, 1e200]);
    expect(totalIndex(columns([Number.POSITIVE_INFINITY], [2]), overflowing, overflowing)).toEqual(unknown);
  });
});
