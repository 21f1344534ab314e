import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { drawsForQuantile, drawsForTolerance, quantileRanks } from './order-statistics.ts';

const reference = JSON.parse(
  readFileSync(new URL('./reference/order-statistics.json', import.meta.url), 'utf8'),
) as {
  quantileRanks: [n: number, p: number, confidence: number, low: number, high: number, coverage: number][];
  tolerance: [p: number, confidence: number, oneSided: number[], twoSided: number[]][];
};

describe('quantileRanks', () => {
  it.each(reference.quantileRanks)('n %d, p %d, confidence %d', (n, p, confidence, low, high, coverage) => {
    const ranks = quantileRanks(n, p, confidence);
    expect(ranks).toMatchObject({ low, high });
    expect(ranks!.coverage).toBeCloseTo(coverage, 11);
  });

  it('refuses where the smallest or largest draw is no bound, and says how many draws are one', () => {
    expect(drawsForQuantile(0.99, 0.95)).toBe(368);
    expect(quantileRanks(367, 0.99, 0.95)).toBeNull();
    expect(quantileRanks(368, 0.99, 0.95)).toMatchObject({ high: 368 });
    expect(quantileRanks(50, 0.05, 0.95)).toBeNull();
  });

  it('takes the binomial quantile where its probability is reached exactly', () => {
    // Of 4 fair coins at most 1 shows heads with 5/16, at most 2 with 11/16: confidence 6/16, and P(1 or 2) = 10/16.
    expect(quantileRanks(4, 0.5, 6 / 16)).toEqual({ low: 1, high: 3, coverage: expect.closeTo(10 / 16, 12) });
    // Of 2 coins none does with 1/4: the rank would be 0.
    expect(quantileRanks(2, 0.5, 0.5)).toBeNull();
  });

  it('works at the largest number of draws', () => {
    const n = 2 ** 40;
    const { low, high, coverage } = quantileRanks(n, 0.05, 0.95)!;
    const halfWidth = 1.959964 * Math.sqrt(n * 0.05 * 0.95);
    expect((high - low) / 2 / halfWidth).toBeCloseTo(1, 5);
    expect(coverage).toBeCloseTo(0.95, 5);
  });
});

describe('drawsForTolerance', () => {
  it.each(reference.tolerance)('p %d, confidence %d', (p, confidence, oneSided, twoSided) => {
    expect([1, 2, 3].map((excluded) => drawsForTolerance(p, confidence, excluded))).toEqual(oneSided);
    expect([2, 4, 6].map((excluded) => drawsForTolerance(p, confidence, excluded))).toEqual(twoSided);
  });

  it('needs no draw more where the confidence is reached exactly', () => {
    // Both of 2 draws fall short of the median with 1/4, all of 3 with 1/8.
    expect(drawsForTolerance(0.5, 0.75, 1)).toBe(2);
    expect(drawsForTolerance(0.5, 0.875, 1)).toBe(3);
  });
});
