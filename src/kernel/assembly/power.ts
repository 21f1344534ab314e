import { expPairWith } from './exponential';
import { exponentOf, ln2High, ln2Low, mantissaOf, normalized } from './logarithm';

/*
 * x^y as exp(y ln x), with ln x and the product in two doubles.
 * Source of the exact products and sums: Dekker, A floating-point technique for extending the available precision (1971).
 */

/** The leading 26 bits, rounded, so that products of such parts and of what remains are exact; |x| is below 2^996. */
// @ts-ignore: decorator
@inline
function leading(x: v128): v128 {
  const large = f64x2.mul(x, f64x2.splat(134217729));
  return f64x2.sub(large, f64x2.sub(large, x));
}

/** What a * b rounded to `product` lost, exactly. */
// @ts-ignore: decorator
@inline
export function productError(a: v128, b: v128, product: v128): v128 {
  const aHigh = leading(a);
  const bHigh = leading(b);
  const aLow = f64x2.sub(a, aHigh);
  const bLow = f64x2.sub(b, bHigh);
  let error = f64x2.sub(f64x2.mul(aHigh, bHigh), product);
  error = f64x2.add(error, f64x2.mul(aHigh, bLow));
  error = f64x2.add(error, f64x2.mul(aLow, bHigh));
  return f64x2.add(error, f64x2.mul(aLow, bLow));
}

/** What a + b rounded to `sum` lost, exactly. */
// @ts-ignore: decorator
@inline
function sumError(a: v128, b: v128, sum: v128): v128 {
  const back = f64x2.sub(sum, a);
  return f64x2.add(f64x2.sub(a, f64x2.sub(sum, back)), f64x2.sub(b, back));
}

/** |x|^y for finite x other than 0 and finite y. */
// @ts-ignore: decorator
@inline
function magnitude(x: v128, power: v128): v128 {
  const one = f64x2.splat(1);
  const scaled = normalized(x);
  const k = exponentOf(x, scaled);
  const m = mantissaOf(scaled);

  // s = (m - 1) / (m + 1) in two doubles.
  const f = f64x2.sub(m, one);
  const divisor = f64x2.add(m, one);
  const divisorLow = f64x2.sub(m, f64x2.sub(divisor, one));
  const s = f64x2.div(f, divisor);
  const product = f64x2.mul(s, divisor);
  let remainder = f64x2.sub(f64x2.sub(f, product), productError(s, divisor, product));
  remainder = f64x2.sub(remainder, f64x2.mul(s, divisorLow));
  const sLow = f64x2.div(remainder, divisor);

  // ln m = 2 s + s^3 (2/3 + 2/5 s^2 + ...): the cube in two doubles, the series beyond 2/3 in one.
  const square = f64x2.mul(s, s);
  const squareLow = f64x2.add(productError(s, s, square), f64x2.mul(f64x2.add(s, s), sLow));
  let series = f64x2.splat(0.08);
  series = f64x2.add(f64x2.splat(0.08695652173913043), f64x2.mul(square, series));
  series = f64x2.add(f64x2.splat(0.09523809523809523), f64x2.mul(square, series));
  series = f64x2.add(f64x2.splat(0.10526315789473684), f64x2.mul(square, series));
  series = f64x2.add(f64x2.splat(0.11764705882352941), f64x2.mul(square, series));
  series = f64x2.add(f64x2.splat(0.13333333333333333), f64x2.mul(square, series));
  series = f64x2.add(f64x2.splat(0.15384615384615385), f64x2.mul(square, series));
  series = f64x2.add(f64x2.splat(0.18181818181818182), f64x2.mul(square, series));
  series = f64x2.add(f64x2.splat(0.2222222222222222), f64x2.mul(square, series));
  series = f64x2.add(f64x2.splat(0.2857142857142857), f64x2.mul(square, series));
  series = f64x2.add(f64x2.splat(0.4), f64x2.mul(square, series));
  series = f64x2.mul(square, series);
  const third = f64x2.splat(0.6666666666666666);
  const factor = f64x2.add(third, series);
  const factorLow = f64x2.add(f64x2.sub(series, f64x2.sub(factor, third)), f64x2.splat(3.700743415417188e-17));
  const cube = f64x2.mul(s, square);
  let cubeLow = f64x2.add(productError(s, square, cube), f64x2.mul(s, squareLow));
  cubeLow = f64x2.add(cubeLow, f64x2.mul(sLow, square));
  const beyond = f64x2.mul(cube, factor);
  let beyondLow = f64x2.add(productError(cube, factor, beyond), f64x2.mul(cube, factorLow));
  beyondLow = f64x2.add(beyondLow, f64x2.mul(cubeLow, factor));

  // ln x = k ln 2 + 2 s + the rest.
  const whole = f64x2.mul(k, f64x2.splat(ln2High));
  const twice = f64x2.add(s, s);
  const first = f64x2.add(whole, twice);
  const firstLow = sumError(whole, twice, first);
  const second = f64x2.add(first, beyond);
  const secondLow = sumError(first, beyond, second);
  let rest = f64x2.add(f64x2.add(sLow, sLow), beyondLow);
  rest = f64x2.add(f64x2.add(rest, f64x2.mul(k, f64x2.splat(ln2Low))), f64x2.add(firstLow, secondLow));
  const log = f64x2.add(second, rest);
  const logLow = f64x2.add(f64x2.sub(second, log), rest);

  // Beyond 2^70 every result but that of 1 overflows or vanishes.
  const bound = f64x2.splat(1.180591620717411303424e21);
  const y = f64x2.pmax(f64x2.neg(bound), f64x2.pmin(bound, power));
  const exponent = f64x2.mul(log, y);
  const exponentLow = f64x2.add(productError(log, y, exponent), f64x2.mul(logLow, y));
  return expPairWith(exponent, f64x2.pmax(f64x2.neg(one), f64x2.pmin(one, exponentLow)));
}

/** x^y where x is not positive and finite or y is not finite; `size` is |x|^y. As ECMAScript's `**`. */
function special(x: f64, y: f64, size: f64): f64 {
  if (y == 0) return 1;
  if (x != x || y != y) return NaN;
  const base = abs(x);
  if (abs(y) == Infinity) return base == 1 ? NaN : base > 1 == y > 0 ? Infinity : 0;
  if (base == 0) size = y > 0 ? 0 : Infinity;
  else if (base == Infinity) size = y > 0 ? Infinity : 0;
  if (reinterpret<i64>(x) >= 0) return size;
  const integer = floor(y) == y;
  if (!integer && base != 0 && base != Infinity) return NaN;
  const half = y * 0.5;
  return integer && floor(half) != half ? -size : size;
}

// @ts-ignore: decorator
@inline
function powerPair(x: v128, y: v128): v128 {
  const infinity = f64x2.splat(Infinity);
  const size = magnitude(f64x2.abs(x), y);
  const regular = v128.and(
    v128.and(f64x2.gt(x, f64x2.splat(0)), f64x2.lt(x, infinity)),
    f64x2.lt(f64x2.abs(y), infinity),
  );
  if (i64x2.all_true(regular)) return size;
  return f64x2(
    special(f64x2.extract_lane(x, 0), f64x2.extract_lane(y, 0), f64x2.extract_lane(size, 0)),
    special(f64x2.extract_lane(x, 1), f64x2.extract_lane(y, 1), f64x2.extract_lane(size, 1)),
  );
}

/** Small constant exponents by multiplication: at most 1.5 units in the last place. */
export function power(target: usize, a: usize, aStep: usize, b: usize, bStep: usize, count: i32): void {
  const end = target + (<usize>count << 3);
  const y = bStep == 0 ? load<f64>(b) : NaN;
  if (y == 2) {
    for (; target < end; target += 16, a += aStep) {
      const x = v128.load(a);
      v128.store(target, f64x2.mul(x, x));
    }
  } else if (y == 3) {
    for (; target < end; target += 16, a += aStep) {
      const x = v128.load(a);
      v128.store(target, f64x2.mul(f64x2.mul(x, x), x));
    }
  } else if (y == -1) {
    const one = f64x2.splat(1);
    for (; target < end; target += 16, a += aStep) v128.store(target, f64x2.div(one, v128.load(a)));
  } else if (y == 0.5) {
    const infinity = f64x2.splat(Infinity);
    const zero = f64x2.splat(0);
    for (; target < end; target += 16, a += aStep) {
      const x = v128.load(a);
      const root = f64x2.sqrt(f64x2.add(x, zero));
      v128.store(target, v128.bitselect(infinity, root, f64x2.eq(f64x2.abs(x), infinity)));
    }
  } else {
    for (; target < end; target += 16, a += aStep, b += bStep) {
      v128.store(target, powerPair(v128.load(a), v128.load(b)));
    }
  }
}
