/*
 * The parts of x = 2^k m with m in [sqrt 1/2, sqrt 2).
 * Source: Sun's fdlibm (e_log.c).
 */

// @ts-ignore: decorator
@inline
export const smallestNormal: f64 = 2.2250738585072014e-308;
/** Bits of sqrt(1/2) in the high word, the rest 0. */
// @ts-ignore: decorator
@inline
export const leastMantissa: i64 = 0x3fe6a09e00000000;

/** Subnormals times 2^54, others as they are. */
// @ts-ignore: decorator
@inline
export function normalized(x: v128): v128 {
  const tiny = f64x2.lt(x, f64x2.splat(smallestNormal));
  return v128.bitselect(f64x2.mul(x, f64x2.splat(18014398509481984)), x, tiny);
}

/** k of x = 2^k m, for positive finite x; `scaled` is `normalized(x)`. */
// @ts-ignore: decorator
@inline
export function exponentOf(x: v128, scaled: v128): v128 {
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
export function mantissaOf(scaled: v128): v128 {
  const offset = i64x2.sub(scaled, i64x2.splat(leastMantissa));
  return i64x2.sub(scaled, v128.and(offset, i64x2.splat(0xfff << 52)));
}

/** A positive normal x = 2^k m, its exponent counted from the least m and raised by 1024. */
// @ts-ignore: decorator
@inline
export function raisedOf(x: v128): v128 {
  return i64x2.add(x, i64x2.splat(0x4000000000000000 - leastMantissa));
}

/** k, from `raisedOf`; the same as `exponentOf`. */
// @ts-ignore: decorator
@inline
export function exponentIn(raised: v128): v128 {
  const biased = v128.or(i64x2.shr_u(raised, 52), i64x2.splat(0x4330000000000000));
  return f64x2.sub(biased, f64x2.splat(4503599627371520));
}

/** m, from `raisedOf`; the same as `mantissaOf`. */
// @ts-ignore: decorator
@inline
export function mantissaIn(raised: v128): v128 {
  return i64x2.add(v128.and(raised, i64x2.splat(0xfffffffffffff)), i64x2.splat(leastMantissa));
}
