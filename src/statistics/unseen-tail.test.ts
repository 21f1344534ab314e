import { describe, expect, it } from 'vitest';
import { Observed } from './observed.ts';
import { summaryOf } from './testing/summary-of.ts';
import { unpacked } from './unpacked.ts';
import { unseenDeviation, unseenMean } from './unseen-tail.ts';

const count = 2 ** 16;

/** Evenly spaced quantiles of pareto(1, exponent), moved by `offset`. */
function pareto(exponent: number, offset = 0): Observed {
  const values = Float64Array.from(
    { length: count },
    (_, row) => offset + ((row + 0.5) / count) ** (-1 / exponent),
  );
  const summary = summaryOf(values, true, 0);
  const read = unpacked(() => summary.histogram);
  return new Observed(summary, { own: read, all: read, origin: 0 });
}

describe('what the tail beyond the draws does to a mean', () => {
  // A share p of the values, the largest, carries p^(1 - 1/a) of the mean a / (a - 1): what lies beyond one draw in `count`, half of
  // which is told. The draws that it is told from are a sample, here one that has a little too much far out.
  it.each([1.5, 1.6, 1.8])('is half of what lies beyond the farthest of them: exponent %f', (exponent) => {
    const { settles, error } = unseenMean(pareto(exponent), exponent);
    const half = ((exponent / (exponent - 1)) * count ** -(1 - 1 / exponent)) / 2;
    expect(settles).toBe(true);
    expect(error / half).toBeGreaterThan(1);
    expect(error / half).toBeLessThan(1.6);
  });

  it('is nothing where there is a variance, or no tail is known', () => {
    expect(unseenMean(pareto(2.5), 2)).toEqual({ settles: true, error: 0 });
    expect(unseenMean(pareto(1.5), null)).toEqual({ settles: true, error: 0 });
  });

  it('leaves no mean where the tail is too heavy, unless it is a small part of the mean', () => {
    expect(unseenMean(pareto(1.2))).toEqual({ settles: false, error: 0 });
    expect(unseenMean(pareto(1.2, 1e4))).toEqual({ settles: true, error: 0 });
  });
});

describe('what it does to a standard deviation', () => {
  it('is a quarter of the part of the variance that lies beyond', () => {
    // Of pareto(1, 3), of mean 3/2 and variance 3/4, beyond x: the integral of (t - 3/2)^2 3 t^-4.
    const x = count ** (1 / 3);
    const quarter = (3 / x - 4.5 / x ** 2 + 2.25 / x ** 3) / 0.75 / 4;
    const error = unseenDeviation(pareto(3));
    expect(error / quarter).toBeGreaterThan(1);
    expect(error / quarter).toBeLessThan(1.9);
  });

  it('is more than the deviation itself where there is no variance, and nothing where there is a fourth moment', () => {
    expect(unseenDeviation(pareto(1.8))).toBeGreaterThan(1);
    expect(unseenDeviation(pareto(6))).toBe(0);
  });
});
