import { describe, expect, it } from 'vitest';
import { replicatedColumn } from '../../statistics/estimate.ts';
import { summaryOf } from '../../statistics/testing/summary-of.ts';
import type { OutputResult } from './result.ts';
import { unsettled, withExact } from './unsettled.ts';

const column = replicatedColumn(
  [1, 2].map((factor) => summaryOf(Float64Array.of(1, 2, 3, 400 * factor), false, 0)),
  0,
);
const output = (sd: number | null, error: number | null, mean: number | null = 1) =>
  ({ mean: { value: mean, error: 0 }, sd: { value: sd, error }, minimum: 1, maximum: 9 }) as OutputResult;

describe('unsettled', () => {
  it('is a standard deviation that is known no better than a tenth of it', () => {
    expect(unsettled(column, output(20, 2), null)).toBeNull();
    expect(unsettled(column, output(20, 2.001), null)?.unknown).toBe('rare');
    expect(unsettled(column, output(20, 0.5), null)).toBeNull();
  });

  it('is one that is not known, or the mean with it', () => {
    expect(unsettled(column, output(null, null), null)?.unknown).toBe('sd');
    expect(unsettled(column, output(null, null, null), null)?.unknown).toBe('mean');
    expect(unsettled(column, output(20, null), null)?.unknown).toBe('rare');
  });

  it('is no constant', () => {
    expect(unsettled(column, { ...output(null, null), maximum: 1 }, null)).toBeNull();
  });

  it('says how many draws there are', () => {
    expect(unsettled(column, output(null, null), null)).toEqual({
      unknown: 'sd',
      outermost: 100,
      draws: 8,
      carried: null,
      exact: null,
    });
  });
});

describe('withExact', () => {
  it('gives what a distribution is known to have where its draws do not know it', () => {
    const exact = { mean: 7, sd: null };
    expect(withExact(output(null, null, null), exact as never)).toMatchObject({
      mean: { value: 7, error: 0 },
      sd: { value: null, error: null },
    });
    expect(withExact(output(2, 0.1), exact as never)).toEqual(output(2, 0.1));
  });
});
