import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ulpsBetween } from '../kernel/testing/ulps.ts';
import {
  asin,
  binaryExponent,
  cosh,
  decimalExponent,
  hypot,
  log2,
  pow,
  powerOfTen,
  powerOfTwo,
  sinh,
  square,
} from './elementary.ts';

/** What the kernel lacks; its own functions are held to the kernel, and the kernel to its own cases. */
const functions: Readonly<Record<string, (...values: number[]) => number>> = {
  log2,
  asin,
  sinh,
  cosh,
  hypot,
};

/** Units in the last place. */
const allowed: Readonly<Record<string, number>> = { log2: 1, asin: 2, sinh: 2, cosh: 2, hypot: 1 };

/** Arguments and the correctly rounded result. */
const { cases } = JSON.parse(
  readFileSync(new URL('./reference/beyond-the-kernel.json', import.meta.url), 'utf8'),
) as { cases: Record<string, number[][]> };

it.each(Object.keys(cases))('%s is close to the truth', (name) => {
  const found = cases[name]!.map((row) => functions[name]!(...row.slice(0, -1)));
  const away = cases[name]!.map((row, k) => ulpsBetween(found[k]!, row.at(-1)!));
  expect(Math.max(...away)).toBeLessThanOrEqual(allowed[name]!);
});

const infinity = Number.POSITIVE_INFINITY;

describe('at the ends', () => {
  // What ECMAScript demands of Math's functions.
  it.each([
    [
      log2,
      [
        [0, -infinity],
        [-0, -infinity],
        [1, 0],
        [-1, Number.NaN],
        [infinity, infinity],
      ],
    ],
    [
      asin,
      [
        [0, 0],
        [-0, -0],
        [1, Math.PI / 2],
        [-1, -Math.PI / 2],
        [1.0000000000000002, Number.NaN],
      ],
    ],
    [
      sinh,
      [
        [0, 0],
        [-0, -0],
        [5e-324, 5e-324],
        [infinity, infinity],
        [-infinity, -infinity],
        [711, infinity],
      ],
    ],
    [
      cosh,
      [
        [0, 1],
        [-0, 1],
        [5e-324, 1],
        [infinity, infinity],
        [-infinity, infinity],
        [-711, infinity],
      ],
    ],
    [
      hypot,
      [
        [0, 0],
        [-0, 0],
        [-5e-324, 5e-324],
        [-infinity, infinity],
      ],
    ],
  ] as const)('%o', (own, rows) => {
    for (const [x, expected] of rows) expect(own(x), String(x)).toBe(expected);
    expect(own(Number.NaN)).toBeNaN();
  });

  it('hypot of an infinity and NaN is infinite', () => {
    expect(hypot()).toBe(0);
    expect(hypot(Number.NaN, -infinity)).toBe(infinity);
    expect(hypot(Number.NaN, 1)).toBeNaN();
    expect(hypot(1, Number.NaN)).toBeNaN();
  });
});

describe('powers', () => {
  it('of two are exact', () => {
    let power = 1;
    for (let k = 0; k <= 1023; k++, power *= 2) {
      expect(powerOfTwo(k)).toBe(power);
      if (k <= 1022) expect(powerOfTwo(-k)).toBe(1 / power);
    }
    // Source: ECMAScript, Number.MIN_VALUE and the limits of doubles.
    expect([powerOfTwo(-1074), powerOfTwo(-1075), powerOfTwo(1024)]).toEqual([5e-324, 0, infinity]);
  });

  it('of ten are what a reader of numbers makes of them', () => {
    for (let k = -330; k <= 310; k++) expect(powerOfTen(k)).toBe(Number(`1e${k}`));
  });

  it('of small whole exponents are products', () => {
    for (const x of [1.1, -3.7, 1e-200, 12345.678]) {
      expect([pow(x, 2), square(x), pow(x, 3), pow(x, -1)]).toEqual([x * x, x * x, x * x * x, 1 / x]);
      expect([pow(x, 0), pow(x, 1), pow(x, 4)]).toEqual([1, x, x * x * (x * x)]);
    }
  });
});

describe('exponents', () => {
  it('binaryExponent is that of the bits, on both sides of every power', () => {
    for (let k = -1074; k <= 1023; k++) {
      expect(binaryExponent(powerOfTwo(k))).toBe(k);
      if (k > -1022) expect(binaryExponent(-powerOfTwo(k) * (1 - 2 ** -53))).toBe(k - 1);
    }
    expect([binaryExponent(1.5e-323), binaryExponent(Number.MAX_VALUE)]).toEqual([-1073, 1023]);
  });

  it('decimalExponent is that of scientific notation', () => {
    for (let k = -323; k <= 308; k++) {
      expect(decimalExponent(Number(`1e${k}`))).toBe(k);
      expect(decimalExponent(-Number(`9.5e${Math.min(k, 307)}`))).toBe(Math.min(k, 307));
    }
    expect([5e-324, 0.001, 999.9999999999999, 1000].map(decimalExponent)).toEqual([-324, -3, 2, 3]);
  });
});
