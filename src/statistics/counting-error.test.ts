import { describe, expect, it } from 'vitest';
import { withCountingError } from './counting-error.ts';
import { replicatedColumn } from './estimate.ts';
import { summaryOf } from './testing/summary-of.ts';

/** Replicates of 64 draws, so many of which are 10 and the others 0. */
const counts = (...ones: number[]) =>
  replicatedColumn(
    ones.map((one) =>
      summaryOf(
        Float64Array.from({ length: 64 }, (_, row) => (row < one ? 10 : 0)),
        true,
        0,
      ),
    ),
    0,
  );

/** The gap of 10 times sqrt(2 / 6) of 128 draws. */
const rounding = (10 * Math.sqrt(2 / 6)) / 128;

describe('withCountingError', () => {
  it('adds the rounding of counts where replicates nearly agree', () => {
    expect(withCountingError(counts(20, 20), 0.01 * rounding)).toBeCloseTo(
      rounding * Math.hypot(1, 0.01),
      12,
    );
  });

  it('adds a tenth of its variance where they differ', () => {
    expect(withCountingError(counts(20, 21), rounding)).toBeCloseTo(rounding * Math.sqrt(1.1), 12);
  });

  it('adds nothing to an error that is larger, nor for a gap that few draws lie beyond', () => {
    expect(withCountingError(counts(20, 20), 2 * rounding)).toBe(2 * rounding);
    expect(withCountingError(counts(7, 8), 0.01 * rounding)).toBe(0.01 * rounding);
    expect(withCountingError(counts(8, 8), 0.01 * rounding)).toBeGreaterThan(rounding);
  });
});
