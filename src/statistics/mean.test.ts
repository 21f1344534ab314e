import { describe, expect, it } from 'vitest';
import { replicatedColumn } from './estimate.ts';
import { agreementError, agrees, mean, meanEstimate } from './mean.ts';
import { summaryOf } from './testing/summary-of.ts';

const columnOf = (...replicates: number[][]) =>
  replicatedColumn(
    replicates.map((values) => summaryOf(Float64Array.from(values), false, 0)),
    0,
  );

describe('mean', () => {
  it('is that of all values, null without any', () => {
    expect(mean(columnOf([1], [3, 5]).pooled)).toBe(3);
    expect(mean(columnOf([]).pooled)).toBeNull();
  });
});

describe('meanEstimate', () => {
  it('has the error that the replicates show', () => {
    // Means 2 and 6: sample deviation sqrt(8), over sqrt(2).
    expect(meanEstimate(columnOf([1, 3], [3, 9]))).toEqual({ value: 4, error: expect.closeTo(2, 12) });
    expect(meanEstimate(columnOf([1, 3], [3, 9]), 4)).toEqual({ value: 1, error: expect.closeTo(0.5, 12) });
  });

  it('has the rounding of counts as its error where the replicates agree', () => {
    // The range 2 times sqrt(2/6) / 4.
    const error = Math.sqrt(1 / 3) / 2;
    expect(meanEstimate(columnOf([1, 3], [1, 3]))).toEqual({ value: 2, error: expect.closeTo(error, 12) });
    expect(meanEstimate(columnOf([1, 3], [1, 3]), 4)).toEqual({
      value: 0.5,
      error: expect.closeTo(error / 4, 12),
    });
  });
});

describe('agrees', () => {
  const column = columnOf([-2, 1]);

  it('allows 1e-15 of the value farthest from 0, itself included', () => {
    expect(agrees(column, 2 * 1e-15, 1)).toBe(true);
    expect(agrees(column, 2.01e-15, 1)).toBe(false);
    expect(agrees(columnOf([-1, 2]), 2 * 1e-15, 1)).toBe(true);
    expect(agrees(column, null, 1)).toBe(false);
  });

  it('takes the error in units of the scale, whatever its sign', () => {
    for (const scale of [4, -4]) {
      expect(agrees(column, 1e-15, scale)).toBe(false);
      expect(agrees(column, 0.49e-15, scale)).toBe(true);
    }
    expect(agrees(column, 3e-15, 0.5)).toBe(true);
  });
});

describe('agreementError', () => {
  it('is 0 without a range or without values', () => {
    expect(agreementError(columnOf([3, 3], [3, 3]))).toBe(0);
    expect(agreementError(columnOf([], []))).toBe(0);
  });
});
