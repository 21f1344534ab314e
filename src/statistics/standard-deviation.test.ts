import { describe, expect, it } from 'vitest';
import { replicatedColumn } from './estimate.ts';
import { spreadAboutMean, standardDeviation } from './standard-deviation.ts';
import { summaryOf } from './testing/summary-of.ts';

const columnOf = (...replicates: number[][]) =>
  replicatedColumn(
    replicates.map((values) => summaryOf(Float64Array.from(values), false, 0)),
    0,
  );

describe('spreadAboutMean', () => {
  it('divides by the number of values, and needs two', () => {
    expect(spreadAboutMean(columnOf([1, 5]).pooled)).toBe(2);
    expect(spreadAboutMean(columnOf([7]).pooled)).toBeNull();
    expect(spreadAboutMean(columnOf([]).pooled)).toBeNull();
  });
});

describe('standardDeviation', () => {
  it('adds the variance of the mean', () => {
    // 1, 3, 3, 9: mean 4, squares 36 / 4 = 9. Means 2 and 6: standard error 2, and 9 + 4 = 13.
    // Spreads 1 and 3: sample deviation sqrt(2), over sqrt(2).
    const { value, error } = standardDeviation(columnOf([1, 3], [3, 9]));
    expect(value).toBeCloseTo(Math.sqrt(13), 12);
    expect(error).toBeCloseTo(1, 12);
  });

  // 1, 3, 3, 5: mean 3, variance 2, both spreads 1; means 2 and 4 have the standard error 1, so that 2 + 1 = 3.
  // Counts are known to sqrt(2/6) / 4 of a draw, the variance to the range 4 times that of the mean, 4 times as much.
  const agreeing = columnOf([1, 3], [3, 5]);
  const ofMean = (4 * Math.sqrt(1 / 3)) / 4;
  it.each([1, 4, 0.5])(
    'has the rounding of counts as its error where replicates agree, in units of %d',
    (scale) => {
      const { value, error } = standardDeviation(agreeing, scale);
      expect(value).toBeCloseTo(Math.sqrt(3) / scale, 12);
      expect(error).toBeCloseTo((4 * ofMean) / (2 * Math.SQRT2) / scale, 12);
    },
  );

  it('of a constant is 0 without an error', () => {
    expect(standardDeviation(columnOf([3, 3], [3, 3]))).toEqual({ value: 0, error: 0 });
  });

  it('of one replicate has no error', () => {
    expect(standardDeviation(columnOf([1, 5]))).toEqual({ value: 2, error: null });
  });

  it('is unknown where there is none, or where squares overflow', () => {
    const unknown = { value: null, error: null };
    expect(standardDeviation(columnOf([7]))).toEqual(unknown);
    expect(standardDeviation(columnOf([0, 1e200], [0, 3e200]))).toEqual(unknown);
  });
});
