import { linearRegression, linearRegressionLine, mean, rSquared } from 'simple-statistics';
import { describe, expect, it } from 'vitest';
import { normalCdf } from '../distributions/special/normal.ts';
import { simulationHalfWidth } from './estimate.ts';
import { givenDataFirstOrder, givenDataRows } from './given-data.ts';
import { sliceInput } from './input-slices.ts';
import { linePieces } from './piecewise-lines.ts';
import { ascendingOrder } from './rank.ts';
import { normalRows } from './testing/normal-rows.ts';

const replicatesOf = ({ length }: Float64Array) =>
  Uint8Array.from({ length }, (_, row) => (16 * row) / length);
const sliced = (x: Float64Array) => sliceInput(x, ascendingOrder(x), replicatesOf(x), givenDataRows);
const firstOf = (x: Float64Array, y: Float64Array) => givenDataFirstOrder(sliced(x), y, 16).value;

describe('givenDataFirstOrder', () => {
  it('gives (1 + r)^2 / (2 + 2 r) for the sum of two normals with correlation r', () => {
    const [a, b] = normalRows(65536, 'given data') as [Float64Array, Float64Array];
    const correlated = b.map((value, row) => 0.6 * a[row]! + 0.8 * value);
    const sum = a.map((value, row) => value + correlated[row]!);
    expect(firstOf(a, sum)).toBeCloseTo(0.8, 2);
  });

  it('finds nothing in an input that does nothing, on average', () => {
    const estimates = Array.from({ length: 50 }, (_, seed) => {
      const [a, b] = normalRows(1024, `nothing ${seed}`) as [Float64Array, Float64Array];
      return firstOf(a, b)!;
    });
    expect(Math.abs(mean(estimates))).toBeLessThan(0.003);
  });

  it('is the adjusted R squared of lines in the slices', () => {
    const [a, b] = normalRows(2000, 'adjusted') as [Float64Array, Float64Array];
    const y = a.map((value, row) => value ** 2 + b[row]!);
    const input = sliced(a);
    const ordered = Float64Array.from(input.order, (row) => y[row]!);
    const pieces = linePieces(input, ordered);
    const fitted = pieces
      .map((piece) => {
        const rows = Array.from({ length: piece.end - piece.first }, (_, k) => piece.first + k);
        const line = linearRegressionLine(
          linearRegression(rows.map((place) => [input.x[place]!, ordered[place]!])),
        );
        return [piece.first, rows.map((place) => line(input.x[place]!))] as const;
      })
      .sort(([one], [other]) => one - other)
      .flatMap(([, values]) => values);
    const shown = rSquared(
      Array.from(ordered, (value, place) => [place, value]),
      (place) => fitted[place]!,
    );
    const adjusted = 1 - ((1 - shown) * (2000 - 1)) / (2000 - 2 * pieces.length);
    expect(firstOf(a, y)).toBeCloseTo(adjusted, 12);
  });

  it('follows a relation that is neither straight nor rising', () => {
    const [a, b] = normalRows(65536, 'square') as [Float64Array, Float64Array];
    const y = a.map((value, row) => value ** 2 + Math.SQRT2 * b[row]!);
    expect(firstOf(a, y)).toBeCloseTo(0.5, 2);
  });

  it('is exact for an input with two values, and null for a constant output', () => {
    const [a, b] = normalRows(65536, 'two values') as [Float64Array, Float64Array];
    const coin = a.map((value) => (value > 0 ? 1 : -1));
    const y = coin.map((value, row) => value + b[row]!);
    expect(firstOf(coin, y)).toBeCloseTo(0.5, 2);
    expect(
      firstOf(
        a,
        a.map(() => 3),
      ),
    ).toBeNull();
  });

  // A jump of 100 with probability p gives 100^2 p (1 - p) to the variance, noise gives 1.
  it.each([0.995, 0.99, 0.7, 0.51])('sees a jump at %d within its error', (border) => {
    const exact = (1e4 * border * (1 - border)) / (1e4 * border * (1 - border) + 1);
    const held = Array.from({ length: 20 }, (_, seed) => {
      const [a, b] = normalRows(16384, `jump ${seed}`) as [Float64Array, Float64Array];
      const u = a.map(normalCdf);
      const y = u.map((value, row) => (value > border ? 100 : 0) + b[row]!);
      const { value, error } = givenDataFirstOrder(sliced(u), y, 16);
      return Math.abs(value! - exact) <= simulationHalfWidth(16) * error!;
    });
    // 95 % of 20 are 19; fewer than 15 come by chance in 3 of 10,000 times (binomial).
    expect(held.filter(Boolean).length).toBeGreaterThanOrEqual(15);
  });

  it('sees a rare value among others as well as alone', () => {
    const [a, b] = normalRows(65536, 'rare value') as [Float64Array, Float64Array];
    // Poisson-like whole numbers of which 3 has an effect of its own.
    const counts = a.map((value) => Math.max(0, Math.floor(2 * value)));
    const three = a.map((value) => (Math.floor(2 * value) === 3 ? 1 : 0));
    const y = three.map((value, row) => 50 * value + b[row]!);
    expect(firstOf(counts, y)).toBeCloseTo(firstOf(three, y)!, 4);
  });

  it('has an error as large as the spread over seeds', () => {
    const found = Array.from({ length: 60 }, (_, seed) => {
      const [a, b] = normalRows(8192, `spread ${seed}`) as [Float64Array, Float64Array];
      return givenDataFirstOrder(
        sliced(a),
        a.map((value, row) => value + b[row]!),
        16,
      );
    });
    const middle = mean(found.map(({ value }) => value!));
    const spread = Math.sqrt(mean(found.map(({ value }) => (value! - middle) ** 2)));
    const stated = mean(found.map(({ error }) => error!));
    // The spread of 60 is known to 9 %: within three such errors, and the stated one's own 18 % / sqrt(60).
    expect(spread / stated).toBeGreaterThan(0.7);
    expect(spread / stated).toBeLessThan(1.3);
  });
});
