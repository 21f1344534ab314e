import fc from 'fast-check';
import { mean, sampleCorrelation, sum } from 'simple-statistics';
import { describe, expect, it } from 'vitest';
import { latinHypercubePosition, latinHypercubeRoundKeys } from './latin-hypercube.ts';

const word = fc.integer({ min: 0, max: 2 ** 32 - 1 });

/** All positions of a permutation. */
function positions(bits: number, key: number): number[] {
  const roundKeys = latinHypercubeRoundKeys(key, 12345);
  return Array.from({ length: 2 ** bits }, (_, index) => latinHypercubePosition(index, bits, roundKeys));
}

describe('latinHypercubePosition', () => {
  it('is a permutation', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), word, word, (bits, key0, key1) => {
        const roundKeys = latinHypercubeRoundKeys(key0, key1);
        const seen = new Set(
          Array.from({ length: 2 ** bits }, (_, index) => latinHypercubePosition(index, bits, roundKeys)),
        );
        return seen.size === 2 ** bits && Math.max(...seen) === 2 ** bits - 1;
      }),
    );
  });

  it('stays in range and apart at the largest sizes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 13, max: 32 }), word, word, word, (bits, key, a, b) => {
        const roundKeys = latinHypercubeRoundKeys(key, 1);
        const at = (index: number) => latinHypercubePosition(index % 2 ** bits, bits, roundKeys);
        return at(a) < 2 ** bits && (at(a) === at(b)) === (a % 2 ** bits === b % 2 ** bits);
      }),
    );
  });

  // A pair of random permutations of n has correlation 0 with variance 1 / (n - 1).
  it.each([3, 6, 10])('is uncorrelated between keys with %i bits', (bits) => {
    const squares = Array.from({ length: 500 }, (_, k) => {
      return sampleCorrelation(positions(bits, 2 * k), positions(bits, 2 * k + 1)) ** 2;
    });
    const ratio = mean(squares) * (2 ** bits - 1);
    expect(ratio).toBeGreaterThan(0.7);
    expect(ratio).toBeLessThan(1.35);
  });

  it('has no serial correlation', () => {
    const correlations = Array.from({ length: 200 }, (_, key) => {
      const p = positions(8, key);
      return sampleCorrelation(p, [...p.slice(1), p[0]!]);
    });
    const z = (sum(correlations) / Math.sqrt(200)) * Math.sqrt(255);
    expect(Math.abs(z)).toBeLessThan(4.9);
  });

  // Chi-square of the positions of two draws over all pairs of different values, 20,000 keys.
  it.each([
    [2, 0, 1],
    [3, 0, 1],
    [3, 3, 4],
    [4, 7, 8],
    [5, 0, 16],
  ])('sends draws of %i bits, %i and %i, to every pair alike', (bits, first, second) => {
    const size = 2 ** bits;
    const keys = 20_000;
    const counts = new Float64Array(size * size);
    for (let key = 0; key < keys; key++) {
      const roundKeys = latinHypercubeRoundKeys(key, 99);
      const cell =
        latinHypercubePosition(first, bits, roundKeys) * size +
        latinHypercubePosition(second, bits, roundKeys);
      counts[cell] = counts[cell]! + 1;
    }
    const expected = keys / (size * (size - 1));
    let statistic = 0;
    counts.forEach((count, cell) => {
      if (cell % (size + 1) === 0) expect(count).toBe(0);
      else statistic += (count - expected) ** 2 / expected;
    });
    const degrees = size * (size - 1) - 1;
    expect((statistic - degrees) / Math.sqrt(2 * degrees)).toBeLessThan(6);
  });
});
