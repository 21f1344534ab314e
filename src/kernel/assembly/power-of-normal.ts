import { scalePair } from './exponential';
import { smallestNormal } from './mantissa';
import { logarithms, powers } from './tables';

/*
 * x^y as exp(y ln x), with ln x and the product in two doubles. ln and exp read tables, as src/elementary/power-tables.ts describes
 * them. Error: 0.51 units in the last place.
 */

/** The upper half of the least mantissa; intervals are 2^13 of its units wide. */
// @ts-ignore: decorator
@inline
const leastMantissa: u32 = 0x3fe69400;
/** Adding and taking off 1.5 * 2^52 rounds to a whole number, which then stands in the low bits. */
// @ts-ignore: decorator
@inline
const rounder: f64 = 6755399441055744;

/** The place in `logarithms` for a number whose upper half is `high`. */
// @ts-ignore: decorator
@inline
function intervalOf(high: u32): usize {
  return logarithms + ((<usize>(high - leastMantissa) >> 8) & 0xfe0);
}

/** The place in `powers` of a whole number. */
// @ts-ignore: decorator
@inline
function stepOf(n: i32): usize {
  return powers + ((<usize>n & 127) << 4);
}

/** The leading 26 bits: products of such parts are exact. */
// @ts-ignore: decorator
@inline
function leading(x: v128): v128 {
  return v128.and(x, i64x2.splat(-134217728));
}

/** Between -`bound` and `bound`; NaN becomes `bound`. */
// @ts-ignore: decorator
@inline
function clamped(x: v128, bound: f64): v128 {
  return f64x2.pmax(f64x2.splat(-bound), f64x2.pmin(f64x2.splat(bound), x));
}

/**
 * x^y for positive normal x, whose upper halves are `high0` and `high1`, and finite y. Where it is not `wide`, all bits of lanes are
 * set (NaN) whose x or y is not such, or whose result is far from 1: beyond e^600. Where it is, x is meant times 2^-`lowered`.
 */
// @ts-ignore: decorator
@inline
export function magnitude(x: v128, high0: u32, high1: u32, power: v128, wide: bool, lowered: f64): v128 {
  // x = 2^k z; raised by 1024 k stays positive, and is read as the low bits of a double from 2^52 on.
  const raised = i64x2.add(x, i64x2.splat(0x4000000000000000 - (<i64>leastMantissa << 32)));
  const biased = v128.or(i64x2.shr_u(raised, 52), i64x2.splat(0x4330000000000000));
  const k = f64x2.sub(biased, f64x2.splat(wide ? 4503599627371520 + lowered : 4503599627371520));
  const z = i64x2.add(v128.and(raised, i64x2.splat(0xfffffffffffff)), i64x2.splat(<i64>leastMantissa << 32));
  // Rounded: near 1 what remains is smaller still.
  const zHigh = v128.and(i64x2.add(z, i64x2.splat(0x80000000)), i64x2.splat(0xffffffff << 32));
  const interval0 = intervalOf(high0);
  const interval1 = intervalOf(high1);
  const inverse = v128.load64_lane(interval1, v128.load64_zero(interval0), 1);
  const logs0 = v128.load(interval0, 16);
  const logs1 = v128.load(interval1, 16);

  // z / c = 1 + r, exactly; ln x = k ln 2 + ln c + r - r^2/2 + r^3 (1/3 - r/4 + ...).
  const rHigh = f64x2.sub(f64x2.mul(zHigh, inverse), f64x2.splat(1));
  const rLow = f64x2.mul(f64x2.sub(z, zHigh), inverse);
  const r = f64x2.add(rHigh, rLow);
  const base = f64x2.add(f64x2.mul(k, f64x2.splat(0.6931471805598903)), v128.shuffle<i64>(logs0, logs1, 0, 2));
  const first = f64x2.add(base, r);
  const firstLow = f64x2.add(f64x2.sub(base, first), r);
  const half = f64x2.mul(rHigh, f64x2.splat(0.5));
  const halfSquare = f64x2.mul(rHigh, half);
  const log = f64x2.sub(first, halfSquare);
  const secondLow = f64x2.sub(f64x2.sub(first, log), halfSquare);
  const r2 = f64x2.mul(r, r);
  let series = f64x2.add(f64x2.splat(0.1428631430559672), f64x2.mul(r, f64x2.splat(-0.12500540018225573)));
  const middle = f64x2.add(f64x2.splat(0.19999999991899656), f64x2.mul(r, f64x2.splat(-0.1666666665937635)));
  series = f64x2.add(middle, f64x2.mul(r2, series));
  const outer = f64x2.add(f64x2.splat(0.3333333333333335), f64x2.mul(r, f64x2.splat(-0.25000000000000017)));
  series = f64x2.mul(f64x2.mul(r, r2), f64x2.add(outer, f64x2.mul(r2, series)));
  const third = f64x2.sub(series, f64x2.mul(f64x2.mul(rLow, f64x2.splat(0.5)), f64x2.add(r, rHigh)));
  const baseLow = f64x2.add(
    f64x2.mul(k, f64x2.splat(5.497923018708371e-14)),
    v128.shuffle<i64>(logs0, logs1, 1, 3),
  );
  const logLow = f64x2.add(f64x2.add(baseLow, f64x2.add(firstLow, secondLow)), third);

  // Beyond 2^70 every result but that of 1 overflows or vanishes.
  const y = wide ? clamped(power, 1.180591620717411303424e21) : power;
  const yHigh = leading(y);
  const logHigh = leading(log);
  let exponent = f64x2.mul(yHigh, logHigh);
  let exponentLow = f64x2.mul(y, f64x2.add(f64x2.sub(log, logHigh), logLow));
  exponentLow = f64x2.add(f64x2.mul(f64x2.sub(y, yHigh), logHigh), exponentLow);
  if (wide) {
    exponent = clamped(exponent, 800);
    exponentLow = clamped(exponentLow, 1);
  }

  // e^exponent = 2^(n / 128) e^r, n whole.
  const shifted = f64x2.add(f64x2.mul(exponent, f64x2.splat(184.6649652337873)), f64x2.splat(rounder));
  const n = f64x2.sub(shifted, f64x2.splat(rounder));
  const near = f64x2.sub(exponent, f64x2.mul(n, f64x2.splat(0.005415212347998022)));
  const t = f64x2.add(near, f64x2.sub(exponentLow, f64x2.mul(n, f64x2.splat(1.2655086083325438e-13))));
  const n0 = i32x4.extract_lane(shifted, 0);
  const n1 = i32x4.extract_lane(shifted, 2);
  const step0 = v128.load(stepOf(n0));
  const step1 = v128.load(stepOf(n1));
  const t2 = f64x2.mul(t, t);
  let rest = f64x2.add(f64x2.splat(0.041666666666666664), f64x2.mul(t, f64x2.splat(0.008333333333333333)));
  const start = f64x2.add(f64x2.splat(0.5), f64x2.mul(t, f64x2.splat(0.16666666666666666)));
  rest = f64x2.mul(t2, f64x2.add(start, f64x2.mul(t2, rest)));
  const small = f64x2.add(f64x2.add(v128.shuffle<i64>(step0, step1, 0, 2), t), rest);
  const steps = v128.shuffle<i64>(step0, step1, 1, 3);
  if (wide) {
    const whole = f64x2.splat(<f64>(n0 >> 7) + rounder);
    const scale = i64x2.add(steps, i64x2.splat(<i64>(n0 & 127) << 45));
    return scalePair(f64x2.add(scale, f64x2.mul(scale, small)), whole);
  }
  const scale = i64x2.add(steps, i64x2.shl(shifted, 45));
  const size = f64x2.add(scale, f64x2.mul(scale, small));
  const regular = v128.and(
    v128.and(f64x2.ge(x, f64x2.splat(smallestNormal)), f64x2.lt(x, f64x2.splat(Infinity))),
    f64x2.lt(f64x2.abs(exponent), f64x2.splat(600)),
  );
  return v128.or(size, v128.not(regular));
}
