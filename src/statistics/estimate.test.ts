import fc from 'fast-check';
import { mean, sampleStandardDeviation, standardDeviation as spread } from 'simple-statistics';
import { describe, expect, it } from 'vitest';
import { replicatedColumn, replicateError } from './estimate.ts';
import { meanEstimate } from './mean.ts';
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
