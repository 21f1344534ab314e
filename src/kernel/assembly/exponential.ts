/*
 * exp and expm1 two lanes at a time: x = k ln 2 + r with |r| <= (ln 2)/2, then a series in r.
 * Source of the reduction: Sun's fdlibm (e_exp.c): ln 2 in two parts, the first with 32 trailing zero bits.
 */

// @ts-ignore: decorator
@inline
const log2e: f64 = 1.4426950408889634;
// @ts-ignore: decorator
@inline
const ln2High: f64 = 6.93147180369123816490e-1;
// @ts-ignore: decorator
@inline
const ln2Low: f64 = 1.90821492927058770002e-10;
/** Adding and taking off 1.5 * 2^52 rounds to a whole number, which then stands in the low bits. */
// @ts-ignore: decorator
@inline
const rounder: f64 = 6755399441055744;

/** x * 2^k for the whole number that stands in the low bits of `shifted`; two factors, so that subnormals are reached. */
// @ts-ignore: decorator
@inline
export function scalePair(x: v128, shifted: v128): v128 {
  const k = i64x2.sub(shifted, f64x2.splat(rounder));
  const half = i64x2.sub(i64x2.shr_u(i64x2.add(k, i64x2.splat(2048)), 1), i64x2.splat(1024));
  const bias = i64x2.splat(1023);
  const first = i64x2.shl(i64x2.add(half, bias), 52);
  const second = i64x2.shl(i64x2.add(i64x2.sub(k, half), bias), 52);
  return f64x2.mul(f64x2.mul(x, first), second);
}

/** The same where 2^k is a normal number. */
// @ts-ignore: decorator
@inline
function scaledOnce(x: v128, shifted: v128): v128 {
  return f64x2.mul(x, i64x2.shl(i64x2.add(shifted, i64x2.splat(1023)), 52));
}

/**
 * (e^r - 1 - r) / r^2 for |r| <= 0.347: the exponential series, by Estrin's scheme.
 * Error: the first term left out is below 2e-18 of the sum.
 */
// @ts-ignore: decorator
@inline
function expSeries(r: v128): v128 {
  const r2 = f64x2.mul(r, r);
  const r4 = f64x2.mul(r2, r2);
  const a = f64x2.add(f64x2.splat(0.5), f64x2.mul(r, f64x2.splat(1.6666666666666666e-1)));
  const b = f64x2.add(f64x2.splat(4.1666666666666664e-2), f64x2.mul(r, f64x2.splat(8.333333333333333e-3)));
  const c = f64x2.add(f64x2.splat(1.388888888888889e-3), f64x2.mul(r, f64x2.splat(1.984126984126984e-4)));
  const d = f64x2.add(f64x2.splat(2.48015873015873e-5), f64x2.mul(r, f64x2.splat(2.7557319223985893e-6)));
  const e = f64x2.add(f64x2.splat(2.755731922398589e-7), f64x2.mul(r, f64x2.splat(2.505210838544172e-8)));
  const f = f64x2.add(f64x2.splat(2.08767569878681e-9), f64x2.mul(r, f64x2.splat(1.6059043836821613e-10)));
  const ab = f64x2.add(a, f64x2.mul(r2, b));
  const cd = f64x2.add(c, f64x2.mul(r2, d));
  const ef = f64x2.add(e, f64x2.mul(r2, f));
  return f64x2.add(ab, f64x2.mul(r4, f64x2.add(cd, f64x2.mul(r4, ef))));
}

/** e^x. Where it is not `wide`, x lies within [-708, 708]. */
// @ts-ignore: decorator
@inline
export function expOf(x: v128, wide: bool): v128 {
  const shifted = f64x2.add(f64x2.mul(x, f64x2.splat(log2e)), f64x2.splat(rounder));
  const k = f64x2.sub(shifted, f64x2.splat(rounder));
  const high = f64x2.sub(x, f64x2.mul(k, f64x2.splat(ln2High)));
  const rest = f64x2.mul(k, f64x2.splat(ln2Low));
  const r = f64x2.sub(high, rest);
  const tail = f64x2.sub(f64x2.sub(high, r), rest);
  const small = f64x2.add(f64x2.mul(f64x2.mul(r, r), expSeries(r)), tail);
  const size = f64x2.add(f64x2.splat(1), f64x2.add(r, small));
  if (wide) return scalePair(size, shifted);
  return scaledOnce(size, shifted);
}

/** e^x of any x. */
function wideExp(x: v128): v128 {
  const clamped = f64x2.pmax(f64x2.splat(-800), f64x2.pmin(f64x2.splat(800), x));
  return v128.bitselect(x, expOf(clamped, true), f64x2.ne(x, x));
}

/**
 * e^x - 1, as 2^k ((1 - 2^-k) + r + series), whose two large parts are added without loss. Where it is not `wide`, x lies within
 * [-700, 700].
 */
// @ts-ignore: decorator
@inline
function expm1Of(x: v128, wide: bool): v128 {
  const shifted = f64x2.add(f64x2.mul(x, f64x2.splat(log2e)), f64x2.splat(rounder));
  const k = f64x2.sub(shifted, f64x2.splat(rounder));
  const high = f64x2.sub(x, f64x2.mul(k, f64x2.splat(ln2High)));
  const rest = f64x2.mul(k, f64x2.splat(ln2Low));
  const r = f64x2.sub(high, rest);
  const tail = f64x2.sub(f64x2.sub(high, r), rest);
  const small = f64x2.add(f64x2.mul(f64x2.mul(r, r), expSeries(r)), tail);
  const exponent = i64x2.add(i64x2.sub(f64x2.splat(rounder), shifted), i64x2.splat(1023));
  let inverse = i64x2.shl(exponent, 52);
  // 2^-k, or 0 where it no longer matters.
  if (wide) inverse = v128.and(inverse, i64x2.gt_s(exponent, i64x2.splat(0)));
  const whole = f64x2.sub(f64x2.splat(1), inverse);
  const sum = f64x2.add(whole, r);
  const back = f64x2.sub(sum, whole);
  const lost = f64x2.add(f64x2.sub(whole, f64x2.sub(sum, back)), f64x2.sub(r, back));
  const size = f64x2.add(sum, f64x2.add(lost, small));
  return wide ? scalePair(size, shifted) : scaledOnce(size, shifted);
}

/** e^x - 1 of any x. */
function wideExpm1(x: v128): v128 {
  const clamped = f64x2.pmax(f64x2.splat(-40), f64x2.pmin(f64x2.splat(710), x));
  // 0 keeps its sign, NaN stays.
  const kept = v128.or(f64x2.eq(x, f64x2.splat(0)), f64x2.ne(x, x));
  return v128.bitselect(x, expm1Of(clamped, true), kept);
}

export function exponentials(target: usize, a: usize, aStep: usize, count: i32): void {
  const end = target + (<usize>count << 3);
  do {
    const x = v128.load(a);
    v128.store(target, expOf(x, false));
    if (i64x2.bitmask(f64x2.lt(f64x2.abs(x), f64x2.splat(708))) != 3) v128.store(target, wideExp(x));
    target += 16;
    a += aStep;
  } while (target < end);
}

export function exponentialsLessOne(target: usize, a: usize, aStep: usize, count: i32): void {
  const end = target + (<usize>count << 3);
  do {
    const x = v128.load(a);
    v128.store(target, expm1Of(x, false));
    const regular = v128.and(f64x2.lt(f64x2.abs(x), f64x2.splat(700)), f64x2.ne(x, f64x2.splat(0)));
    if (i64x2.bitmask(regular) != 3) v128.store(target, wideExpm1(x));
    target += 16;
    a += aStep;
  } while (target < end);
}
