import { smallestNormal } from './mantissa';
import { magnitude } from './power-of-normal';

/** The upper half of a double. */
// @ts-ignore: decorator
@inline
function upperHalf(x: f64): u32 {
  return <u32>(reinterpret<u64>(x) >> 32);
}

/** |x|^y for finite x other than 0 and finite y. */
function wideMagnitude(x: f64, y: f64): f64 {
  const size = abs(x);
  const tiny = size < smallestNormal;
  const scaled = tiny ? size * 18014398509481984 : size;
  const high = upperHalf(scaled);
  return f64x2.extract_lane(magnitude(f64x2.splat(scaled), high, high, f64x2.splat(y), true, tiny ? 54 : 0), 0);
}

/** x^y of any two numbers. As ECMAScript's `**`. */
function single(x: f64, y: f64): f64 {
  if (y == 0) return 1;
  if (x != x || y != y) return NaN;
  const base = abs(x);
  if (abs(y) == Infinity) return base == 1 ? NaN : base > 1 == y > 0 ? Infinity : 0;
  const ordinary = base > 0 && base < Infinity;
  const size = ordinary ? wideMagnitude(x, y) : base > 0 == y > 0 ? Infinity : 0;
  if (reinterpret<i64>(x) >= 0) return size;
  const integer = floor(y) == y;
  if (!integer && ordinary) return NaN;
  const half = y * 0.5;
  return integer && floor(half) != half ? -size : size;
}

// @ts-ignore: decorator
@inline
function smallPower(exponent: i32, x: v128): v128 {
  if (exponent == 1) return x;
  if (exponent == -1) return f64x2.div(f64x2.splat(1), x);
  const square = f64x2.mul(x, x);
  if (exponent == 3) return f64x2.mul(square, x);
  return exponent == 4 ? f64x2.mul(square, square) : square;
}

// @ts-ignore: decorator
@inline
function smallPowers(exponent: i32, target: usize, end: usize, a: usize, aStep: usize): void {
  for (; target < end; target += 16, a += aStep) v128.store(target, smallPower(exponent, v128.load(a)));
}

function roots(target: usize, end: usize, a: usize, aStep: usize): void {
  const infinity = f64x2.splat(Infinity);
  const zero = f64x2.splat(0);
  for (; target < end; target += 16, a += aStep) {
    const x = v128.load(a);
    const root = f64x2.sqrt(f64x2.add(x, zero));
    v128.store(target, v128.bitselect(infinity, root, f64x2.eq(f64x2.abs(x), infinity)));
  }
}

export function generalPowers(target: usize, end: usize, a: usize, aStep: usize, b: usize, bStep: usize): void {
  do {
    const x = v128.load(a);
    const y = v128.load(b);
    const size = magnitude(x, load<u32>(a, 4), load<u32>(a, 12), y, false, 0);
    const left = f64x2.ne(size, size);
    // In place: operands are read before the result is stored.
    v128.store(target, size);
    if (v128.any_true(left)) {
      const x0 = f64x2.extract_lane(x, 0);
      const x1 = f64x2.extract_lane(x, 1);
      if (i64x2.extract_lane(left, 0) != 0) store<f64>(target, single(x0, f64x2.extract_lane(y, 0)));
      if (i64x2.extract_lane(left, 1) != 0) store<f64>(target, single(x1, f64x2.extract_lane(y, 1)), 8);
    }
    target += 16;
    a += aStep;
    b += bStep;
  } while (target < end);
}

/** Small constant exponents by multiplication: at most 1.5 units in the last place. */
export function power(target: usize, a: usize, aStep: usize, b: usize, bStep: usize, count: i32): void {
  const end = target + (<usize>count << 3);
  const y = bStep == 0 ? load<f64>(b) : NaN;
  if (y == 1) smallPowers(1, target, end, a, aStep);
  else if (y == 2) smallPowers(2, target, end, a, aStep);
  else if (y == 3) smallPowers(3, target, end, a, aStep);
  else if (y == 4) smallPowers(4, target, end, a, aStep);
  else if (y == -1) smallPowers(-1, target, end, a, aStep);
  else if (y == 0.5) roots(target, end, a, aStep);
  else generalPowers(target, end, a, aStep, b, bStep);
}
