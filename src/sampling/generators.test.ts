import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { nestedScramble } from './testing/nested-scramble.ts';
import { philox4x32, philoxDraw, philoxWord } from './philox.ts';
import { directionRows, sobolDimensions, sobolDirections, sobolPoint } from './sobol.ts';

const reference = JSON.parse(
  readFileSync(new URL('./reference/generators.json', import.meta.url), 'utf8'),
) as {
  'philox4x32-7': { answers: [string[], string[], string[]][] };
  sobol: { points: Record<string, Record<string, string>>; directions: { first64Sha256: string } };
  owen: { answers: [string, string, string][] };
};

const word = (text: string) => Number.parseInt(text, 16);
const text = (value: number) => value.toString(16).padStart(8, '0');

describe('philox4x32', () => {
  it.each(reference['philox4x32-7'].answers)(
    'answers counter %j under key %j with %j',
    (counter, key, output) => {
      const words = philox4x32(
        counter.map(word) as [number, number, number, number],
        key.map(word) as [number, number],
      );
      expect(words.map(text)).toEqual(output);
    },
  );

  it('serves two draws a counter and reaches counters beyond 32 bits', () => {
    const [a, b, c, d] = philox4x32([5, 0, 0, 0], [1, 2]);
    expect(philoxDraw(10, 1, 2)).toBe(a * 2 ** 20 + (b >>> 12));
    expect(philoxDraw(11, 1, 2)).toBe(c * 2 ** 20 + (d >>> 12));
    const [high, low] = philox4x32([7, 3, 0, 0], [1, 2]);
    expect(philoxDraw(2 * (3 * 2 ** 32 + 7), 1, 2)).toBe(high * 2 ** 20 + (low >>> 12));
  });
});

describe('philoxWord', () => {
  it.each([0, 5, 2 ** 30 + 7])('gives group %d of sixteen draws words of four counters', (group) => {
    for (let word = 0; word < 4; word++)
      for (let k = 0; k < 4; k++) {
        const counter = 4 * group + k;
        const words = philox4x32([counter % 2 ** 32, Math.floor(counter / 2 ** 32), 0, 0], [1, 2]);
        expect(philoxWord(16 * group + 4 * word + k, 1, 2)).toBe(words[word]);
      }
  });
});

describe('sobol', () => {
  it('has the direction numbers of the first 64 dimensions', () => {
    const hash = createHash('sha256');
    for (let dimension = 0; dimension < 64; dimension++)
      hash.update(new Uint8Array(sobolDirections(dimension).buffer));
    expect(hash.digest('hex')).toBe(reference.sobol.directions.first64Sha256);
  });

  it('keeps the row that several copies get wrong', () => {
    // Row of dimension 10 in new-joe-kuo-6.21201: s = 5, a = 7, m = 1 1 7 11 19.
    expect(directionRows(10)['sampling/joe-kuo.json']!.at(-1)).toBe('7 1 1 7 11 19');
  });

  it('goes on in a second table, with all rows from the first dimension to the last', () => {
    const [common, more] = Object.values(directionRows(sobolDimensions));
    expect(common!.length + more!.length).toBe(sobolDimensions - 1);
    expect(Object.values(directionRows(1281)).map((rows) => rows!.length)).toEqual([1279, 1]);
    // Every polynomial is there once, and degrees never fall: rows are in order and none is left out.
    const rows = [...common!, ...more!].map((row) => row.split(' ').map(Number));
    const degrees = rows.map(({ length }) => length - 1);
    expect(degrees).toEqual(degrees.toSorted((a, b) => a - b));
    const polynomials = rows.map(([coefficients], at) => `${degrees[at]} ${coefficients}`);
    expect(new Set(polynomials).size).toBe(rows.length);
    // What makes a sequence: m_k is odd and below 2^k.
    for (const [, ...initial] of rows)
      for (const [at, m] of initial.entries()) expect(m % 2 === 1 && m < 2 ** (at + 1)).toBe(true);
    // Each dimension puts one of 2^10 points into each of 2^10 equal intervals.
    for (const dimension of [1279, 1280, 2000, 4095]) {
      const directions = sobolDirections(dimension);
      const intervals = Array.from({ length: 1024 }, (_, index) => sobolPoint(directions, index) >>> 22);
      expect(new Set(intervals).size).toBe(1024);
    }
  });

  it.each(Object.entries(reference.sobol.points))('gives the points of dimension %s', (dimension, points) => {
    const directions = sobolDirections(Number(dimension) - 1);
    expect(sobolPoint(directions, 0)).toBe(0);
    for (const [index, point] of Object.entries(points))
      expect(text(sobolPoint(directions, Number(index)))).toBe(point);
  });

  it('refuses a dimension without direction numbers', () => {
    expect(() => sobolDirections(sobolDimensions)).toThrow(RangeError);
  });
});

describe('nestedScramble', () => {
  it.each(reference.owen.answers)('sends %s under seed %s to %s', (point, seed, scrambled) => {
    expect(text(nestedScramble(word(point), word(seed)))).toBe(scrambled);
  });

  it('keeps equal leading bits equal and different ones different', () => {
    for (let bits = 1; bits <= 12; bits++) {
      const parts = new Set<number>();
      for (let part = 0; part < 2 ** bits; part++) {
        const point = part * 2 ** (32 - bits);
        const leading = nestedScramble(point, 0x9e3779b9) >>> (32 - bits);
        expect(nestedScramble(point + 2 ** (32 - bits) - 1, 0x9e3779b9) >>> (32 - bits)).toBe(leading);
        parts.add(leading);
      }
      expect(parts.size).toBe(2 ** bits);
    }
  });
});
