import { describe, expect, it } from 'vitest';
import type { DescribedRow } from '../described-row.ts';
import { bestOf, comparedIn } from './best.ts';

/** Replicates that deviate in turn by +1 and -1 times a size. */
const row = (value: number, size: number, drift = 0): DescribedRow['compared'] => ({
  value: { value, error: size / 4 },
  replicates: Array.from({ length: 16 }, (_, k) => value + (k % 2 === 0 ? size : -size) + drift * (k - 7.5)),
});

describe('bestOf', () => {
  it('tells rows apart that move together from replicate to replicate, however far each moves', () => {
    const best = bestOf([row(11, 5), row(10, 5), row(10.5, 5)]);
    expect(best).toMatchObject({ row: 1, verdict: 'lowest', close: [] });
  });

  it('names the rows that cannot be told from the lowest, the nearest first', () => {
    // Differences of (drift 0.1) have the standard deviation 0.476 and the standard error 0.119: 2.131 of them are 0.254.
    const best = bestOf([row(10.3, 0, 0.1), row(10, 0), row(10.2, 0, 0.1), row(10.1, 0, -0.1)])!;
    expect(best).toMatchObject({ row: 1, verdict: 'too close to call' });
    expect(best.close.map((one) => one.row)).toEqual([3, 2]);
    expect(best.close[1]!.difference.value).toBeCloseTo(0.2, 12);
    expect(best.close[1]!.difference.error).toBeCloseTo(0.11902, 4);
  });

  it('calls equal rows too close, takes the first, and passes over rows without a value', () => {
    expect(bestOf([null, row(10, 1), row(10, 1)])).toMatchObject({
      row: 1,
      close: [{ row: 2, difference: { value: 0, error: 0 } }],
    });
    expect(bestOf([null])).toBeNull();
  });

  it('takes the highest of a gain, and names the nearest below it', () => {
    expect(bestOf([row(11, 5), row(10, 5)], true)).toMatchObject({ row: 0, verdict: 'highest', close: [] });
    const close = bestOf([row(9.9, 0, 0.1), row(10, 0), row(8, 0)], true)!;
    expect(close).toMatchObject({ row: 1, verdict: 'too close to call', close: [{ row: 0 }] });
    expect(close.close[0]!.difference.value).toBeCloseTo(-0.1, 12);
  });

  it('reads a statistic of an output', () => {
    expect(comparedIn('p90:daily_cost')).toEqual({ statistic: 'p90', output: 'daily_cost' });
    expect(comparedIn('daily_cost')).toBeNull();
  });
});
