import { describe, expect, it } from 'vitest';
import { normalCdf } from '../distributions/special/normal.ts';
import { simulationHalfWidth } from './estimate.ts';
import { intervalRows, type Narrowing, narrowing, slicesOf } from './narrowing.ts';
import { ascendingOrder } from './rank.ts';
import { normalRows } from './testing/normal-rows.ts';

const rows = 65536;
const [a, b] = normalRows(rows, 'narrowing') as [Float64Array, Float64Array];
const uniform = a.map(normalCdf);
const replicateOf = Uint8Array.from({ length: rows }, (_, row) => row >> 12);
/** The normal's 95th percentile. */
const z = 1.6448536269514722;

function narrowingBy(x: Float64Array, y: Float64Array, level = 0.9): Narrowing {
  const interval = intervalRows(y, ascendingOrder(y), replicateOf.subarray(0, y.length), 16, level)!;
  return narrowing(interval, slicesOf(x, ascendingOrder(x), interval));
}

const map = (f: (a: number, b: number, u: number) => number) =>
  a.map((value, row) => f(value, b[row]!, uniform[row]!));

/** Width of the 90 % interval of z + 100 with probability p, else z. */
function widthWithJump(p: number): number {
  const quantile = (share: number) => {
    let [low, high] = [-20, 120];
    for (let step = 0; step < 100; step++) {
      const middle = (low + high) / 2;
      if ((1 - p) * normalCdf(middle) + p * normalCdf(middle - 100) < share) low = middle;
      else high = middle;
    }
    return low;
  };
  return quantile(0.95) - quantile(0.05);
}

/** Width of the 90 % interval of exp(s z). */
const lognormalWidth = (s: number) => Math.exp(z * s) - Math.exp(-z * s);

describe('narrowing', () => {
  // Closed forms: a part s of a normal's variance leaves sqrt(1 - s) of its width; given a factor, the interval of a
  // product is that of the other one times it, so its mean width is the mean factor times the other's width.
  const cases: readonly (readonly [string, Float64Array, Float64Array, number])[] = [
    ...[0.01, 0.3, 0.9, 0.99].map(
      (s) =>
        [
          `a normal share of ${s}`,
          a,
          map((x, y) => Math.sqrt(s) * x + Math.sqrt(1 - s) * y),
          1 - Math.sqrt(1 - s),
        ] as const,
    ),
    ['an input without effect', a, b, 0],
    ['an input without effect on a skewed output', a, b.map(Math.exp), 0],
    [
      'a jump in a two-hundredth',
      uniform,
      map((_, y, u) => (u > 0.995 ? 100 : 0) + y),
      1 - (2 * z) / widthWithJump(0.005),
    ],
    [
      'a jump within a slice',
      uniform,
      map((_, y, u) => (u > 0.7 ? 100 : 0) + y),
      1 - (2 * z) / widthWithJump(0.3),
    ],
    [
      'a rare event',
      map((_, __, u) => (u > 0.995 ? 1 : 0)),
      map((_, y, u) => (u > 0.995 ? 100 : 0) + y),
      1 - (2 * z) / widthWithJump(0.005),
    ],
    [
      'a factor of a product of lognormals',
      a.map((x) => Math.exp(0.8 * x)),
      map((x, y) => Math.exp(0.8 * x + 0.4 * y)),
      1 - (Math.exp(0.32) * lognormalWidth(0.4)) / lognormalWidth(Math.hypot(0.8, 0.4)),
    ],
    ['the only cause, smooth', a, a.map((x) => x * x), 1],
    ['the only cause, with a tail that has no mean', uniform, uniform.map((u) => 1 / u), 1],
    ['the only cause, in waves', uniform, uniform.map((u) => Math.sin(20 * u)), 1],
  ];
  it.each(cases)('is exact within its error for %s', (_, x, y, exact) => {
    const { value, error } = narrowingBy(x, y).narrowing;
    expect(Math.abs(value! - exact)).toBeLessThanOrEqual(simulationHalfWidth(16) * error! + 1e-12);
    expect(error!).toBeLessThan(0.01);
  });

  it('gives what goes in the unit of the output, and the mean ends that are left', () => {
    const {
      amount,
      narrowing: share,
      low,
      high,
    } = narrowingBy(
      a,
      map((x, y) => 1000 + x + y),
    );
    // Width 2 z sqrt(2), of which 2 z is left around 1000.
    expect(amount.value!).toBeCloseTo(2 * z * (Math.SQRT2 - 1), 1);
    expect(share.value!).toBeCloseTo(1 - Math.SQRT1_2, 2);
    expect([low, high]).toEqual([expect.closeTo(1000 - z, 1), expect.closeTo(1000 + z, 1)]);
  });

  it('sees through a correlation: each of two normals with correlation r leaves sqrt((1 - r^2) / (2 + 2 r)) of their sum', () => {
    const other = map((x, y) => 0.6 * x + 0.8 * y);
    const sum = map((x, y) => 1.6 * x + 0.8 * y);
    for (const known of [a, other]) {
      const { value, error } = narrowingBy(known, sum).narrowing;
      expect(Math.abs(value! - (1 - 0.8 / Math.sqrt(3.2)))).toBeLessThan(simulationHalfWidth(16) * error!);
    }
  });

  it('does not depend on where 0 is, and scales with the unit', () => {
    const y = map((x, noise) => x + noise);
    const [plain, scaled] = [
      narrowingBy(a, y),
      narrowingBy(
        a,
        y.map((value) => 1024 * value),
      ),
    ];
    expect(scaled.narrowing).toEqual(plain.narrowing);
    expect(scaled.amount.value).toBe(1024 * plain.amount.value!);
  });

  it('has no share of an interval without width', () => {
    const { narrowing: share, amount } = narrowingBy(
      a,
      uniform.map((u) => (u > 0.97 ? 1 : 0)),
    );
    expect(share).toEqual({ value: null, error: null });
    expect(amount.value).toBe(0);
  });

  it('needs rows enough beyond the ends of two slices', () => {
    const rowsOf = (count: number, level: number) =>
      intervalRows(
        a.slice(0, count),
        ascendingOrder(a.slice(0, count)),
        replicateOf.slice(0, count),
        16,
        level,
      );
    // 12 rows beyond either end of a slice: 240 rows at 90 %, so 480 for two.
    expect(rowsOf(479, 0.9)).toBeNull();
    expect(rowsOf(480, 0.9)).not.toBeNull();
    expect(rowsOf(480, 0.95)).toBeNull();
  });
});
