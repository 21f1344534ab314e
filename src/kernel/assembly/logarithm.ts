import { LN, LOG10 } from './codes';
import { exponentIn, exponentOf, mantissaIn, mantissaOf, normalized, raisedOf, smallestNormal } from './mantissa';

/*
 * Logarithms two lanes at a time: x = 2^k m with m in [sqrt 1/2, sqrt 2), then ln m = f - (f^2/2 - s (f^2/2 + R)) with
 * f = m - 1, s = f / (2 + f) and R a polynomial in s^2.
 * Source: Sun's fdlibm (e_log.c, s_log1p.c) for the series and its coefficients, musl (log10.c) for log10.
 */

// @ts-ignore: decorator
@inline
const ln2High: f64 = 6.93147180369123816490e-1;
// @ts-ignore: decorator
@inline
const ln2Low: f64 = 1.90821492927058770002e-10;

/** R of the series, from z = s^2. */
// @ts-ignore: decorator
@inline
function logSeries(z: v128): v128 {
  const w = f64x2.mul(z, z);
  let even = f64x2.add(f64x2.splat(2.222219843214978396e-1), f64x2.mul(w, f64x2.splat(1.531383769920937332e-1)));
  even = f64x2.mul(w, f64x2.add(f64x2.splat(3.999999999940941908e-1), f64x2.mul(w, even)));
  let odd = f64x2.add(f64x2.splat(1.818357216161805012e-1), f64x2.mul(w, f64x2.splat(1.479819860511658591e-1)));
  odd = f64x2.add(f64x2.splat(2.857142874366239149e-1), f64x2.mul(w, odd));
  odd = f64x2.mul(z, f64x2.add(f64x2.splat(6.666666666666735130e-1), f64x2.mul(w, odd)));
  return f64x2.add(even, odd);
}

/** ln(2^k (1 + f)), to which a small correction c was added in `low`: k times the lower part of ln 2, plus c. */
// @ts-ignore: decorator
@inline
function logOf(k: v128, f: v128, low: v128): v128 {
  const halfSquare = f64x2.mul(f64x2.splat(0.5), f64x2.mul(f, f));
  const s = f64x2.div(f, f64x2.add(f64x2.splat(2), f));
  const series = f64x2.mul(s, f64x2.add(halfSquare, logSeries(f64x2.mul(s, s))));
  const inner = f64x2.sub(f64x2.sub(halfSquare, f64x2.add(series, low)), f);
  return f64x2.sub(f64x2.mul(k, f64x2.splat(ln2High)), inner);
}

/** What a logarithm gives where its argument is 0, negative, infinite or NaN, else `result`. */
// @ts-ignore: decorator
@inline
function atEnds(argument: v128, result: v128): v128 {
  const infinity = f64x2.splat(Infinity);
  let x = v128.bitselect(f64x2.neg(infinity), result, f64x2.eq(argument, f64x2.splat(0)));
  x = v128.bitselect(infinity, x, f64x2.eq(argument, infinity));
  const inDomain = f64x2.ge(argument, f64x2.splat(0));
  return v128.or(x, v128.not(inDomain));
}

/** log10(2^k (1 + f)). */
// @ts-ignore: decorator
@inline
function log10Of(k: v128, f: v128): v128 {
  const halfSquare = f64x2.mul(f64x2.splat(0.5), f64x2.mul(f, f));
  const s = f64x2.div(f, f64x2.add(f64x2.splat(2), f));
  const series = f64x2.mul(s, f64x2.add(halfSquare, logSeries(f64x2.mul(s, s))));
  // The leading 21 bits, rounded: their product with a constant of 32 bits is exact.
  const raised = f64x2.mul(f64x2.sub(f, halfSquare), f64x2.splat(4294967297));
  const high = f64x2.sub(raised, f64x2.sub(raised, f64x2.sub(f, halfSquare)));
  const low = f64x2.add(f64x2.sub(f64x2.sub(f, high), halfSquare), series);
  const log10eHigh = f64x2.splat(4.34294481878168880939e-1);
  const log10eLow = f64x2.splat(2.50829467116452752298e-11);
  const main = f64x2.mul(high, log10eHigh);
  const whole = f64x2.mul(k, f64x2.splat(3.01029995663611771306e-1));
  const sum = f64x2.add(whole, main);
  let rest = f64x2.mul(k, f64x2.splat(3.69423907715893078616e-13));
  rest = f64x2.add(rest, f64x2.mul(f64x2.add(low, high), log10eLow));
  rest = f64x2.add(rest, f64x2.mul(low, log10eHigh));
  rest = f64x2.add(rest, f64x2.add(f64x2.sub(whole, sum), main));
  return f64x2.add(rest, sum);
}

// @ts-ignore: decorator
@inline
function ofParts(code: i32, k: v128, f: v128): v128 {
  return code == LN ? logOf(k, f, f64x2.mul(k, f64x2.splat(ln2Low))) : log10Of(k, f);
}

/** LN or LOG10 of any x. */
// @ts-ignore: decorator
@inline
function ofAny(code: i32, x: v128): v128 {
  const scaled = normalized(x);
  return atEnds(x, ofParts(code, exponentOf(x, scaled), f64x2.sub(mantissaOf(scaled), f64x2.splat(1))));
}

/** One bit for each lane that is positive, normal and finite. */
// @ts-ignore: decorator
@inline
function normalLanes(x: v128): i32 {
  return i64x2.bitmask(
    v128.and(f64x2.ge(x, f64x2.splat(smallestNormal)), f64x2.lt(x, f64x2.splat(Infinity))),
  );
}

// @ts-ignore: decorator
@inline
function all(code: i32, target: usize, a: usize, aStep: usize, count: i32): void {
  const one = f64x2.splat(1);
  const end = target + (<usize>count << 3);
  do {
    const x = v128.load(a);
    const raised = raisedOf(x);
    v128.store(target, ofParts(code, exponentIn(raised), f64x2.sub(mantissaIn(raised), one)));
    if (normalLanes(x) != 3) v128.store(target, ofAny(code, x));
    target += 16;
    a += aStep;
  } while (target < end);
}

export function naturalLogarithms(target: usize, a: usize, aStep: usize, count: i32): void {
  all(LN, target, a, aStep, count);
}

export function decimalLogarithms(target: usize, a: usize, aStep: usize, count: i32): void {
  all(LOG10, target, a, aStep, count);
}

/** ln(1 + x) for the double `sum` next to 1 + x, of exponent `k` and mantissa `m`. */
// @ts-ignore: decorator
@inline
function log1pOf(x: v128, sum: v128, k: v128, m: v128): v128 {
  const one = f64x2.splat(1);
  const ofOne = f64x2.sub(x, f64x2.sub(sum, one));
  const ofX = f64x2.sub(one, f64x2.sub(sum, x));
  const lost = v128.bitselect(ofX, ofOne, f64x2.gt(x, one));
  // Near 0 the argument itself is the fraction, and nothing was lost.
  const near = f64x2.eq(k, f64x2.splat(0));
  const f = v128.bitselect(x, f64x2.sub(m, one), near);
  const c = v128.andnot(f64x2.div(lost, sum), near);
  return logOf(k, f, f64x2.add(f64x2.mul(k, f64x2.splat(ln2Low)), c));
}

/** ln(1 + x) of any x. */
// @ts-ignore: decorator
@inline
function log1pOfAny(x: v128, sum: v128): v128 {
  const result = atEnds(sum, log1pOf(x, sum, exponentOf(sum, sum), mantissaOf(sum)));
  return v128.bitselect(x, result, f64x2.eq(x, f64x2.splat(0)));
}

export function logarithmsOfOnePlus(target: usize, a: usize, aStep: usize, count: i32): void {
  const end = target + (<usize>count << 3);
  do {
    const x = v128.load(a);
    const sum = f64x2.add(x, f64x2.splat(1));
    const raised = raisedOf(sum);
    v128.store(target, log1pOf(x, sum, exponentIn(raised), mantissaIn(raised)));
    // 0 keeps its sign.
    if (normalLanes(sum) != 3 || v128.any_true(f64x2.eq(x, f64x2.splat(0)))) v128.store(target, log1pOfAny(x, sum));
    target += 16;
    a += aStep;
  } while (target < end);
}
