import { COS, SIN, TAN } from './codes';
import { quadrant, reduceExactly, rest, restLow } from './exact-reduction';

/*
 * sin, cos and tan two lanes at a time: x = k pi/2 + y with |y| <= pi/4 and y in two doubles, then polynomials.
 * Source: Sun's fdlibm (e_rem_pio2.c, k_sin.c, k_cos.c) for the parts of pi/2 and the coefficients. Arguments beyond
 * 10^6, and those that nearly cancel or are near 0, are reduced lane by lane (see exact-reduction.ts).
 */

// @ts-ignore: decorator
@inline
const rounder: f64 = 6755399441055744;
// @ts-ignore: decorator
@inline
const largest: f64 = 1e6;

/** sin of y + low. */
// @ts-ignore: decorator
@inline
function sinSeries(y: v128, low: v128): v128 {
  const z = f64x2.mul(y, y);
  const w = f64x2.mul(z, z);
  let r = f64x2.add(f64x2.splat(-1.98412698298579493134e-4), f64x2.mul(z, f64x2.splat(2.75573137070700676789e-6)));
  r = f64x2.add(f64x2.splat(8.33333333332248946124e-3), f64x2.mul(z, r));
  const tail = f64x2.add(f64x2.splat(-2.50507602534068634195e-8), f64x2.mul(z, f64x2.splat(1.58969099521155010221e-10)));
  r = f64x2.add(r, f64x2.mul(f64x2.mul(z, w), tail));
  const v = f64x2.mul(z, y);
  const inner = f64x2.sub(f64x2.mul(z, f64x2.sub(f64x2.mul(f64x2.splat(0.5), low), f64x2.mul(v, r))), low);
  return f64x2.sub(y, f64x2.sub(inner, f64x2.mul(v, f64x2.splat(-1.66666666666666324348e-1))));
}

/** cos of y + low. */
// @ts-ignore: decorator
@inline
function cosSeries(y: v128, low: v128): v128 {
  const one = f64x2.splat(1);
  const z = f64x2.mul(y, y);
  const w = f64x2.mul(z, z);
  let r = f64x2.add(f64x2.splat(-1.38888888888741095749e-3), f64x2.mul(z, f64x2.splat(2.48015872894767294178e-5)));
  r = f64x2.mul(z, f64x2.add(f64x2.splat(4.16666666666666019037e-2), f64x2.mul(z, r)));
  let tail = f64x2.add(f64x2.splat(2.08757232129817482790e-9), f64x2.mul(z, f64x2.splat(-1.13596475577881948265e-11)));
  tail = f64x2.add(f64x2.splat(-2.75573143513906633035e-7), f64x2.mul(z, tail));
  r = f64x2.add(r, f64x2.mul(f64x2.mul(w, w), tail));
  const half = f64x2.mul(f64x2.splat(0.5), z);
  const main = f64x2.sub(one, half);
  const rest = f64x2.sub(f64x2.mul(z, r), f64x2.mul(y, low));
  return f64x2.add(main, f64x2.add(f64x2.sub(f64x2.sub(one, main), half), rest));
}

/** The function from sine and cosine of the rest; the quadrant stands in the two lowest bits. */
// @ts-ignore: decorator
@inline
function fromQuadrant(code: i32, quadrants: v128, sine: v128, cosine: v128): v128 {
  const even = i64x2.eq(v128.and(quadrants, i64x2.splat(1)), i64x2.splat(0));
  if (code == SIN) {
    return v128.xor(v128.bitselect(sine, cosine, even), i64x2.shl(v128.and(quadrants, i64x2.splat(2)), 62));
  }
  if (code == COS) {
    const turned = i64x2.add(quadrants, i64x2.splat(1));
    return v128.xor(v128.bitselect(cosine, sine, even), i64x2.shl(v128.and(turned, i64x2.splat(2)), 62));
  }
  const quotient = f64x2.div(v128.bitselect(sine, cosine, even), v128.bitselect(cosine, sine, even));
  return v128.xor(quotient, v128.andnot(f64x2.splat(-0.0), even));
}

/** One lane whose argument is large, nearly cancels or is near 0: 0 keeps its sign. */
function single(code: i32, x: f64): f64 {
  if (!isFinite(x)) return NaN;
  const size = abs(x);
  let y = size;
  let low: f64 = 0;
  let quadrants: i64 = 0;
  if (size > 0.7853981633974483) {
    reduceExactly(size);
    y = rest;
    low = restLow;
    quadrants = quadrant;
  }
  const sine = sinSeries(f64x2.splat(y), f64x2.splat(low));
  const cosine = cosSeries(f64x2.splat(y), f64x2.splat(low));
  const result = f64x2.extract_lane(fromQuadrant(code, i64x2.splat(quadrants), sine, cosine), 0);
  return code == COS ? result : reinterpret<i64>(x) < 0 ? -result : result;
}

/** Reduces and computes two lanes, and stores them first: what is stored at once is computed for all, and not only where it is regular. */
// @ts-ignore: decorator
@inline
function pair(code: i32, target: usize, x: v128): void {
  const shifted = f64x2.add(f64x2.mul(x, f64x2.splat(6.36619772367581382433e-1)), f64x2.splat(rounder));
  const k = f64x2.sub(shifted, f64x2.splat(rounder));
  const exact = f64x2.sub(x, f64x2.mul(k, f64x2.splat(1.57079632673412561417)));
  const next = f64x2.mul(k, f64x2.splat(6.07710050630396597660e-11));
  const r = f64x2.sub(exact, next);
  const back = f64x2.sub(r, exact);
  const lost = f64x2.sub(f64x2.sub(exact, f64x2.sub(r, back)), f64x2.add(next, back));
  const c = f64x2.sub(f64x2.mul(k, f64x2.splat(2.02226624879595063154e-21)), lost);
  const y = f64x2.sub(r, c);
  const low = f64x2.sub(f64x2.sub(r, y), c);
  v128.store(target, fromQuadrant(code, shifted, sinSeries(y, low), cosSeries(y, low)));

  const apart = f64x2.ge(f64x2.abs(y), f64x2.splat(1e-6));
  const regular = i64x2.bitmask(v128.and(apart, f64x2.lt(f64x2.abs(x), f64x2.splat(largest))));
  if (regular == 3) return;
  const x1 = f64x2.extract_lane(x, 1);
  if ((regular & 1) == 0) store<f64>(target, single(code, f64x2.extract_lane(x, 0)));
  if ((regular & 2) == 0) store<f64>(target, single(code, x1), 8);
}

// @ts-ignore: decorator
@inline
function all(code: i32, target: usize, a: usize, aStep: usize, count: i32): void {
  const end = target + (<usize>count << 3);
  do {
    pair(code, target, v128.load(a));
    target += 16;
    a += aStep;
  } while (target < end);
}

export function sines(target: usize, a: usize, aStep: usize, count: i32): void {
  all(SIN, target, a, aStep, count);
}

export function cosines(target: usize, a: usize, aStep: usize, count: i32): void {
  all(COS, target, a, aStep, count);
}

export function tangents(target: usize, a: usize, aStep: usize, count: i32): void {
  all(TAN, target, a, aStep, count);
}
