import { mean, rSquared } from 'simple-statistics';
import { describe, expect, it } from 'vitest';
import { conditionalMean } from './conditional-mean.ts';
import { givenDataFirstOrder } from './given-data.ts';
import { ascendingOrder } from './rank.ts';
import { normalRows } from './testing/normal-rows.ts';

describe('givenDataFirstOrder', () => {
  it('gives (1 + r)^2 / (2 + 2 r) for the sum of two normals with correlation r', () => {
    const [a, b] = normalRows(65536, 'given data') as [Float64Array, Float64Array];
    const correlated = b.map((value, row) => 0.6 * a[row]! + 0.8 * value);
    const sum = a.map((value, row) => value + correlated[row]!);
    expect(givenDataFirstOrder(a, sum, ascendingOrder(a))).toBeCloseTo(0.8, 2);
  });

  it('finds nothing in an input that does nothing, on average', () => {
    const estimates = Array.from({ length: 50 }, (_, seed) => {
      const [a, b] = normalRows(1024, `nothing ${seed}`) as [Float64Array, Float64Array];
      return givenDataFirstOrder(a, b, ascendingOrder(a))!;
    });
    expect(Math.abs(mean(estimates))).toBeLessThan(0.003);
  });

  it('is the adjusted R squared of the conditional mean', () => {
    const [a, b] = normalRows(2000, 'adjusted') as [Float64Array, Float64Array];
    const y = a.map((value, row) => value ** 2 + b[row]!);
    const { fitted, parameters } = conditionalMean(a, y, ascendingOrder(a));
    const shown = rSquared(
      Array.from(y, (value, row) => [row, value]),
      (row) => fitted[row]!,
    );
    const adjusted = 1 - ((1 - shown) * (2000 - 1)) / (2000 - parameters);
    expect(givenDataFirstOrder(a, y, ascendingOrder(a))).toBeCloseTo(adjusted, 12);
  });

  it('follows a relation that is neither straight nor rising', () => {
    const [a, b] = normalRows(65536, 'square') as [Float64Array, Float64Array];
    const y = a.map((value, row) => value ** 2 + Math.SQRT2 * b[row]!);
    expect(givenDataFirstOrder(a, y, ascendingOrder(a))).toBeCloseTo(0.5, 2);
  });

  it('is exact for an input with two values, and null for a constant output', () => {
    const [a, b] = normalRows(65536, 'two values') as [Float64Array, Float64Array];
    const coin = a.map((value) => (value > 0 ? 1 : -1));
    const y = coin.map((value, row) => value + b[row]!);
    expect(givenDataFirstOrder(coin, y, ascendingOrder(coin))).toBeCloseTo(0.5, 2);
    expect(
      givenDataFirstOrder(
        a,
        a.map(() => 3),
        ascendingOrder(a),
      ),
    ).toBeNull();
  });
});
