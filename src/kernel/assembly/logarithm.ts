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
// @ts-ignore: decorator
@inline
const smallestNormal: f64 = 2.2250738585072014e-308;
/** Bits of sqrt(1/2) in the high word, the rest 0. */
// @ts-ignore: decorator
@inline
const leastMantissa: i64 = 0x3fe6a09e00000000;

/** Subnormals times 2^54, others as they are. */
// @ts-ignore: decorator
@inline
function normalized(x: v128): v128 {
  const tiny = f64x2.lt(x, f64x2.splat(smallestNormal));
  return v128.bitselect(f64x2.mul(x, f64x2.splat(18014398509481984)), x, tiny);
}

/** k of x = 2^k m, for positive finite x; `scaled` is `normalized(x)`. */
// @ts-ignore: decorator
@inline
function exponentOf(x: v128, scaled: v128): v128 {
  const tiny = f64x2.lt(x, f64x2.splat(smallestNormal));
  // Raised by 1024 to stay positive, and read as the low bits of a double from 2^52 on.
  const raised = i64x2.add(scaled, i64x2.splat(0x4000000000000000 - leastMantissa));
  const biased = v128.or(i64x2.shr_u(raised, 52), i64x2.splat(0x4330000000000000));
  const k = f64x2.sub(biased, f64x2.splat(4503599627371520));
  return f64x2.sub(k, v128.and(tiny, f64x2.splat(54)));
}

/** m of x = 2^k m. */
// @ts-ignore: decorator
@inline
function mantissaOf(scaled: v128): v128 {
  const offset = i64x2.sub(scaled, i64x2.splat(leastMantissa));
  return i64x2.sub(scaled, v128.and(offset, i64x2.splat(0xfff << 52)));
}

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

/** The two parts of a positive normal x = 2^k m together: a subtraction less than `exponentOf` and `mantissaOf` apart. */
// @ts-ignore: decorator
@inline
function lnOfNormal(x: v128): v128 {
  const raised = i64x2.add(x, i64x2.splat(0x4000000000000000 - leastMantissa));
  const biased = v128.or(i64x2.shr_u(raised, 52), i64x2.splat(0x4330000000000000));
  const k = f64x2.sub(biased, f64x2.splat(4503599627371520));
  const m = i64x2.add(v128.and(raised, i64x2.splat(0xfffffffffffff)), i64x2.splat(leastMantissa));
  return logOf(k, f64x2.sub(m, f64x2.splat(1)), f64x2.mul(k, f64x2.splat(ln2Low)));
}

/** ln of any x. */
function wideLn(x: v128): v128 {
  const scaled = normalized(x);
  const k = exponentOf(x, scaled);
  const f = f64x2.sub(mantissaOf(scaled), f64x2.splat(1));
  return atEnds(x, logOf(k, f, f64x2.mul(k, f64x2.splat(ln2Low))));
}

// @ts-ignore: decorator
@inline
function log1pPair(x: v128): v128 {
  const one = f64x2.splat(1);
  const sum = f64x2.add(x, one);
  const k = exponentOf(sum, sum);
  const ofOne = f64x2.sub(x, f64x2.sub(sum, one));
  const ofX = f64x2.sub(one, f64x2.sub(sum, x));
  const lost = v128.bitselect(ofX, ofOne, f64x2.gt(x, one));
  // Near 0 the argument itself is the fraction, and nothing was lost.
  const near = f64x2.eq(k, f64x2.splat(0));
  const f = v128.bitselect(x, f64x2.sub(mantissaOf(sum), one), near);
  const c = v128.andnot(f64x2.div(lost, sum), near);
  const result = atEnds(sum, logOf(k, f, f64x2.add(f64x2.mul(k, f64x2.splat(ln2Low)), c)));
  return v128.bitselect(x, result, f64x2.eq(x, f64x2.splat(0)));
}

// @ts-ignore: decorator
@inline
function log10Pair(x: v128): v128 {
  const scaled = normalized(x);
  const k = exponentOf(x, scaled);
  const f = f64x2.sub(mantissaOf(scaled), f64x2.splat(1));
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
  return atEnds(x, f64x2.add(rest, sum));
}

export function naturalLogarithms(target: usize, a: usize, aStep: usize, count: i32): void {
  const end = target + (<usize>count << 3);
  do {
    const x = v128.load(a);
    v128.store(target, lnOfNormal(x));
    const regular = v128.and(f64x2.ge(x, f64x2.splat(smallestNormal)), f64x2.lt(x, f64x2.splat(Infinity)));
    if (i64x2.bitmask(regular) != 3) v128.store(target, wideLn(x));
    target += 16;
    a += aStep;
  } while (target < end);
}

export function logarithmsOfOnePlus(target: usize, a: usize, aStep: usize, count: i32): void {
  const end = target + (<usize>count << 3);
  do {
    v128.store(target, log1pPair(v128.load(a)));
    target += 16;
    a += aStep;
  } while (target < end);
}

export function decimalLogarithms(target: usize, a: usize, aStep: usize, count: i32): void {
  const end = target + (<usize>count << 3);
  do {
    v128.store(target, log10Pair(v128.load(a)));
    target += 16;
    a += aStep;
  } while (target < end);
}
