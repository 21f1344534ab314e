import { describe, expect, it } from 'vitest';
import { seenQuantity, seenValue } from './seen-value.ts';

/** USD/month in base units: a twelfth of 365.25 days. */
const perMonth = 1 / ((365.25 / 12) * 86_400);

describe('what was seen', () => {
  // 61,000 / exp(1.6448536269514722 * .03) and 61,000 times it, by Python's math.
  it('has the 90 % interval of an error of its logarithm', () => {
    const seen = seenValue({
      likelihood: { kind: 'ratio', value: 61_000 * perMonth, sd: 0.03 },
      factor: perMonth,
    });
    expect(seen.value).toBeCloseTo(61_000, 8);
    expect(seen.low).toBeCloseTo(58062.978367, 6);
    expect(seen.high).toBeCloseTo(64085.586111, 6);
    const loss = seenValue({ likelihood: { kind: 'ratio', value: -2, sd: 0.03 }, factor: 1 });
    expect(loss.low).toBeLessThan(-2);
    expect(loss.high).toBeGreaterThan(-2);
  });

  // 410 -+ 1.6448536269514722 * 40.
  it('has that of an error in its unit', () => {
    const seen = seenValue({ likelihood: { kind: 'difference', value: 820, sd: 80 }, factor: 2 });
    expect(seen.value).toBe(410);
    expect(seen.low).toBeCloseTo(344.20585492194, 9);
    expect(seen.high).toBeCloseTo(475.79414507806, 9);
  });

  it('is a range, or a count', () => {
    expect(seenValue({ likelihood: { kind: 'between', low: 28, high: 32 }, factor: 2 })).toEqual({
      value: null,
      low: 14,
      high: 16,
    });
    const poisson = { kind: 'poisson', count: 7, exposure: 86_400 } as const;
    const binomial = { kind: 'binomial', count: 70, of: 100 } as const;
    expect(seenValue({ likelihood: poisson, factor: 1 / 86_400 })).toEqual({ value: 7, low: 7, high: 7 });
    expect(seenValue({ likelihood: binomial, factor: 0.01 })).toEqual({ value: 70, low: 70, high: 70 });
    // 7 in a day; 70 of 100, in per cent.
    expect(seenQuantity({ likelihood: poisson, factor: 1 / 86_400 }).value).toBeCloseTo(7, 12);
    expect(seenQuantity({ likelihood: binomial, factor: 0.01 }).value).toBeCloseTo(70, 12);
    expect(seenQuantity({ likelihood: { kind: 'between', low: 28, high: 32 }, factor: 2 }).low).toBe(14);
  });

  // A growth of 4 to 6 % is drawn as a factor of 1.04 to 1.06.
  it('is less what was added to be drawn', () => {
    const { low, high } = seenValue({
      likelihood: { kind: 'between', low: 1.04, high: 1.06 },
      factor: 0.01,
      less: 1,
    });
    expect(low).toBeCloseTo(4, 10);
    expect(high).toBeCloseTo(6, 10);
  });
});
