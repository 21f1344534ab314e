import fc from 'fast-check';
import { mean, sampleStandardDeviation, standardDeviation as spread } from 'simple-statistics';
import { describe, expect, it, vi } from 'vitest';
import { estimate, netRounding, replicatedColumn, replicateError, simulationHalfWidth } from './estimate.ts';
import { meanEstimate } from './mean.ts';
import type { Observed } from './observed.ts';
import { standardDeviation } from './standard-deviation.ts';
import { normalRows } from './testing/normal-rows.ts';
import { summaryOf } from './testing/summary-of.ts';

const value = fc.integer({ min: -1e9, max: 1e9 }).map((k) => k / 7);
const values = fc.array(value, { minLength: 2, maxLength: 16 });

describe('replicateError', () => {
  it('is the standard error of the mean', () => {
    fc.assert(
      fc.property(values, (known) => {
        const exact = sampleStandardDeviation(known) / Math.sqrt(known.length);
        const rounding = 1e-15 * Math.max(...known.map(Math.abs));
        expect(Math.abs(replicateError(known)! - exact)).toBeLessThanOrEqual(1e-14 * exact + rounding);
      }),
    );
  });

  // The library's deviation of 3 to 16 equal values is above 0 once in ten times.
  it('is 0 for equal values, however many there are', () => {
    fc.assert(
      fc.property(value, fc.integer({ min: 2, max: 16 }), (one, count) => {
        expect(replicateError(new Array(count).fill(one))).toBe(0);
      }),
    );
  });

  it('is null where a replicate has no value, or there is only one', () => {
    expect(replicateError([1, null, 3])).toBeNull();
    expect(replicateError([1, Number.POSITIVE_INFINITY])).toBeNull();
    expect(replicateError([1])).toBeNull();
  });
});

describe('estimate', () => {
  const columnOf = (...replicates: number[][]) =>
    replicatedColumn(
      replicates.map((own) => summaryOf(Float64Array.from(own), false, 0)),
      0,
    );
  const unknown = { value: null, error: null };

  it('is the statistic of all draws, with the spread of the replicates, in the unit of the scale', () => {
    const largest = ({ summary }: Observed) => summary.maximum;
    // Maxima 3 and 7: sample deviation sqrt(8), over sqrt(2).
    expect(estimate(columnOf([1, 3], [7]), largest)).toEqual({ value: 7, error: expect.closeTo(2, 12) });
    expect(estimate(columnOf([1, 3], [7]), largest, 4)).toEqual({
      value: 1.75,
      error: expect.closeTo(0.5, 12),
    });
    expect(estimate(columnOf([1, 3]), largest)).toEqual({ value: 3, error: null });
  });

  it('is unknown where the statistic of all draws is no finite number', () => {
    const column = columnOf([1, 3], [7]);
    expect(estimate(column, () => null)).toEqual(unknown);
    expect(estimate(column, ({ summary }) => (summary.count === 3 ? null : 1))).toEqual(unknown);
    expect(estimate(column, ({ summary }) => (summary.count === 3 ? Number.POSITIVE_INFINITY : 1))).toEqual(
      unknown,
    );
  });
});

describe('replicatedColumn', () => {
  const [left, right] = [summaryOf(Float64Array.of(1, 3), false, 0), summaryOf(Float64Array.of(3), false, 0)];

  it('adds up histograms, and has none where a replicate has none', () => {
    expect([...replicatedColumn([left, right], 0).pooled.cumulative]).toEqual([0, 1, 3]);
    expect(replicatedColumn([left, { ...right, histogram: null }], 0).pooled.size).toBe(0);
  });

  it('asks for the pooled histogram once, when a statistic needs it', () => {
    const pooled = vi.fn(() => left.histogram);
    const column = replicatedColumn([left, right], 0, pooled);
    expect(pooled).not.toHaveBeenCalled();
    expect([column.pooled.size, column.pooled.low(0), column.replicates[0]!.high(0)]).toEqual([
      2,
      1,
      1 + 1 / 1024,
    ]);
    expect(pooled).toHaveBeenCalledOnce();
  });
});

describe('simulationHalfWidth', () => {
  // Closed forms of Student's t at 0.975 with one degree of freedom, tan(0.475 pi), and two, 0.95 sqrt(2 / 0.0975).
  it.each([
    [2, Math.tan(0.475 * Math.PI)],
    [3, 0.95 * Math.sqrt(2 / 0.0975)],
  ])("of %d replicates is Student's t", (replicates, t) => {
    expect(simulationHalfWidth(replicates)).toBeCloseTo(t, 9);
    expect(simulationHalfWidth(replicates)).toBeCloseTo(t, 9);
  });
});

describe('netRounding', () => {
  it('is the root of 1/6 of a squared draw for each replicate, as a share of all draws', () => {
    const one = summaryOf(Float64Array.of(1, 2), false, 0);
    // sqrt(24 / 6) = 2 of 48 draws.
    expect(netRounding(replicatedColumn(new Array(24).fill(one), 0))).toBeCloseTo(1 / 24, 14);
  });
});

describe('mean and standard deviation', () => {
  const [normals] = normalRows(16 * 1000, 'moments') as [Float64Array, Float64Array];
  const replicates = Array.from({ length: 16 }, (_, k) => normals.slice(1000 * k, 1000 * (k + 1)));
  const column = replicatedColumn(
    replicates.map((own) => summaryOf(own, false, 0)),
    0,
  );

  it('are those of all values together', () => {
    expect(meanEstimate(column).value).toBeCloseTo(mean([...normals]), 14);
    expect(standardDeviation(column).value! / sampleStandardDeviation([...normals])).toBeCloseTo(1, 4);
  });

  it('have the errors that the replicates show', () => {
    const means = replicates.map((own) => mean([...own]));
    const spreads = replicates.map((own) => spread([...own]));
    expect(meanEstimate(column).error).toBeCloseTo(sampleStandardDeviation(means) / 4, 14);
    expect(standardDeviation(column).error).toBeCloseTo(sampleStandardDeviation(spreads) / 4, 14);
  });
});
