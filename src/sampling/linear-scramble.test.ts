import { describe, expect, it } from 'vitest';
import { scrambledDirections } from './linear-scramble.ts';
import { philox4x32 } from './philox.ts';
import { sobolTail } from './signed-tail.ts';
import { sobolDirections, sobolPoint } from './sobol.ts';
import { nestedScramble } from './testing/nested-scramble.ts';

/** Points 0 to count - 1 of a dimension under the scramble of a key, as fractions. */
function scrambledPoints(dimension: number, key: number, count: number): number[] {
  const scrambled = scrambledDirections(sobolDirections(dimension), key, 99 + dimension);
  return Array.from({ length: count }, (_, index) => {
    const tail = sobolTail(index, scrambled);
    return tail > 0 ? tail : 1 + tail;
  });
}

/** The same under a nested scramble by hashing. */
function nestedPoints(dimension: number, key: number, count: number): number[] {
  const directions = sobolDirections(dimension);
  const [seed] = philox4x32([key, dimension, 0, 0], [7, 8]);
  return Array.from({ length: count }, (_, index) => {
    return (nestedScramble(sobolPoint(directions, index), seed) + 0.5) / 2 ** 32;
  });
}

/** Mean squared error of the mean of a function of `dimensions` uniforms, with its standard error. */
function squaredError(
  points: typeof scrambledPoints,
  dimensions: number,
  of: (...u: number[]) => number,
  exact: number,
  { draws, scrambles }: { draws: number; scrambles: number },
) {
  const squares = Array.from({ length: scrambles }, (_, key) => {
    const columns = Array.from({ length: dimensions }, (_, dimension) => points(dimension, key + 1, draws));
    let sum = 0;
    for (let row = 0; row < draws; row++) sum += of(...columns.map((column) => column[row]!));
    return (sum / draws - exact) ** 2;
  });
  const mean = squares.reduce((all, square) => all + square, 0) / scrambles;
  const spread = squares.reduce((all, square) => all + (square - mean) ** 2, 0) / (scrambles - 1);
  return { mean, error: Math.sqrt(spread / scrambles) };
}

describe('a random linear scramble', () => {
  it('keeps a net: one of 2^m points in each of 2^m equal parts', () => {
    for (const dimension of [0, 1, 7, 1000])
      for (const bits of [1, 4, 9]) {
        const parts = scrambledPoints(dimension, 5, 2 ** bits).map((u) => Math.floor(u * 2 ** bits));
        expect(new Set(parts).size).toBe(2 ** bits);
      }
  });

  it('leaves two points alike up to their first different digit, and chooses all further digits freely', () => {
    // Points 3/16 and 7/16 differ in their second digit. What they have in digits three to five, by chance.
    const directions = sobolDirections(0);
    const cells = new Float64Array(64);
    const keys = 6400;
    for (let key = 1; key <= keys; key++) {
      const scrambled = scrambledDirections(directions, key, 1);
      const [a, b] = [12, 14].map(
        (index) => (sobolPoint(scrambled.directions, index) ^ scrambled.shift) >>> 0,
      );
      expect(a! >>> 31).toBe(b! >>> 31);
      expect((a! >>> 30) ^ (b! >>> 30)).toBe(1);
      cells[8 * ((a! >>> 27) & 7) + ((b! >>> 27) & 7)]! += 1;
    }
    const expected = keys / 64;
    const chi = cells.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
    // Of 63 degrees of freedom, above 117 with a probability of 5e-5.
    expect(chi).toBeLessThan(117);
  });

  it('has the exact variance of a stratified mean: that of the mean of u is 1 / (12 n^3)', () => {
    const { mean, error } = squaredError(scrambledPoints, 1, (u) => u, 0.5, { draws: 8, scrambles: 20_000 });
    expect(Math.abs(mean * 12 * 8 ** 3 - 1)).toBeLessThan(4 * error * 12 * 8 ** 3);
    expect(error / mean).toBeLessThan(0.05);
  });

  it.each([
    ['a product', 2, (u: number, v: number) => u * v, 1 / 4],
    ['a smooth function', 3, (u: number, v: number, w: number) => Math.exp(u - v * w), null],
    ['a step', 2, (u: number, v: number) => (u + v > 1.3 ? 1 : 0), 0.7 ** 2 / 2],
  ] as const)('has the variance of a nested scramble for %s', (_, dimensions, of, known) => {
    // The mean of exp(u - vw): (e - 1) times the sum of (-1)^k / (k! (k + 1)^2).
    const series = [1, -1 / 4, 1 / 18, -1 / 96, 1 / 600, -1 / 4320, 1 / 35_280, -1 / 322_560];
    const exact = known ?? Math.expm1(1) * series.reduce((sum, term) => sum + term, 0);
    const size = { draws: 16, scrambles: 4000 };
    const function_ = of as (...u: number[]) => number;
    const linear = squaredError(scrambledPoints, dimensions, function_, exact, size);
    const nested = squaredError(nestedPoints, dimensions, function_, exact, size);
    expect(Math.abs(linear.mean - nested.mean)).toBeLessThan(4 * Math.hypot(linear.error, nested.error));
    expect(linear.error / linear.mean).toBeLessThan(0.1);
  });
});
