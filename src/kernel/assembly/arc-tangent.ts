/*
 * atan2 two lanes at a time. With 0 <= b/a <= 1 the ratio is measured from the nearest of 0, 1/2 and 1, so that the
 * polynomial's argument stays below 7/16. Source: Sun's fdlibm (s_atan.c) for breakpoints and coefficients.
 */

/** atan(z) - z for |z| < 7/16. */
// @ts-ignore: decorator
@inline
function atanSeries(x: v128): v128 {
  const z = f64x2.mul(x, x);
  const w = f64x2.mul(z, z);
  let even = f64x2.add(f64x2.splat(4.97687799461593236017e-2), f64x2.mul(w, f64x2.splat(1.62858201153657823623e-2)));
  even = f64x2.add(f64x2.splat(6.66107313738753120669e-2), f64x2.mul(w, even));
  even = f64x2.add(f64x2.splat(9.09088713343650656196e-2), f64x2.mul(w, even));
  even = f64x2.add(f64x2.splat(1.42857142725034663711e-1), f64x2.mul(w, even));
  even = f64x2.mul(z, f64x2.add(f64x2.splat(3.33333333333329318027e-1), f64x2.mul(w, even)));
  let odd = f64x2.add(f64x2.splat(-5.83357013379057348645e-2), f64x2.mul(w, f64x2.splat(-3.65315727442169155270e-2)));
  odd = f64x2.add(f64x2.splat(-7.69187620504482999495e-2), f64x2.mul(w, odd));
  odd = f64x2.add(f64x2.splat(-1.11111104054623557880e-1), f64x2.mul(w, odd));
  odd = f64x2.mul(w, f64x2.add(f64x2.splat(-1.99999999998764832476e-1), f64x2.mul(w, odd)));
  return f64x2.neg(f64x2.mul(x, f64x2.add(even, odd)));
}

/** The angles where quotients and products stay in the normal range. */
function regularPair(y: v128, x: v128): v128 {
  const zero = f64x2.splat(0);
  const a = f64x2.abs(x);
  const b = f64x2.abs(y);
  const larger = f64x2.max(a, b);
  const smaller = f64x2.min(a, b);
  const half = f64x2.splat(0.5);
  const fromHalf = f64x2.ge(smaller, f64x2.mul(larger, f64x2.splat(0.4375)));
  const fromOne = f64x2.ge(smaller, f64x2.mul(larger, f64x2.splat(0.6875)));
  let centre = v128.and(fromHalf, half);
  centre = v128.bitselect(f64x2.splat(1), centre, fromOne);
  const numerator = f64x2.sub(smaller, f64x2.mul(centre, larger));
  const denominator = f64x2.add(larger, f64x2.mul(centre, smaller));
  const z = f64x2.div(numerator, denominator);
  let high = v128.and(fromHalf, f64x2.splat(4.63647609000806093515e-1));
  high = v128.bitselect(f64x2.splat(7.85398163397448278999e-1), high, fromOne);
  let low = v128.and(fromHalf, f64x2.splat(2.26987774529616870924e-17));
  low = v128.bitselect(f64x2.splat(3.06161699786838301793e-17), low, fromOne);
  low = f64x2.add(low, atanSeries(z));

  // Angle = high + (z + low); then pi/2 minus it where |y| > |x|, and pi minus that where x < 0.
  const signBit = f64x2.splat(-0.0);
  const steep = f64x2.gt(b, a);
  const left = f64x2.lt(x, zero);
  const flip = v128.and(v128.xor(steep, left), signBit);
  let base = v128.and(steep, f64x2.splat(1.57079632679489655800));
  base = v128.bitselect(f64x2.splat(3.14159265358979311600), base, v128.andnot(left, steep));
  let baseLow = v128.and(steep, f64x2.splat(6.12323399573676603587e-17));
  baseLow = v128.bitselect(f64x2.splat(1.22464679914735317636e-16), baseLow, v128.andnot(left, steep));
  const signedHigh = v128.xor(high, flip);
  const sum = f64x2.add(base, signedHigh);
  const lost = f64x2.add(f64x2.sub(base, sum), signedHigh);
  const rest = f64x2.add(f64x2.add(lost, baseLow), v128.xor(low, flip));
  const angle = f64x2.add(sum, f64x2.add(v128.xor(z, flip), rest));
  return v128.or(angle, v128.and(y, signBit));
}

/** The angle of one lane where products or quotients could leave the normal range: as ECMAScript's `atan2` at the ends. */
function special(y: f64, x: f64): f64 {
  if (x != x || y != y) return NaN;
  const a = abs(x);
  const b = abs(y);
  const isLeft = reinterpret<i64>(x) < 0;
  const larger = max(a, b);
  const smaller = min(a, b);
  let angle: f64 = 0;
  if (smaller == Infinity) {
    angle = isLeft ? 2.356194490192345 : 0.7853981633974483;
  } else if (smaller == 0 || larger == Infinity || smaller < larger * 8.673617379884035e-19) {
    // A ratio below 2^-60 does not show beside pi.
    if (b > a) angle = 1.5707963267948966;
    else if (isLeft) angle = 3.141592653589793;
    else angle = b == 0 ? 0 : b / a;
  } else {
    // 2^500 or 2^-500.
    const scale = larger < 1e150 ? 3.273390607896142e150 : 3.054936363499605e-151;
    angle = f64x2.extract_lane(regularPair(f64x2.splat(b * scale), f64x2.splat(x * scale)), 0);
  }
  return copysign(angle, y);
}

export function arcTangents(target: usize, a: usize, aStep: usize, b: usize, bStep: usize, count: i32): void {
  const end = target + (<usize>count << 3);
  do {
    const y = v128.load(a);
    const x = v128.load(b);
    v128.store(target, regularPair(y, x));
    const width = f64x2.abs(x);
    const height = f64x2.abs(y);
    const regular = i64x2.bitmask(v128.and(
      f64x2.lt(f64x2.max(width, height), f64x2.splat(1e150)),
      f64x2.gt(f64x2.min(width, height), f64x2.splat(1e-150)),
    ));
    if (regular != 3) {
      const y1 = f64x2.extract_lane(y, 1);
      const x1 = f64x2.extract_lane(x, 1);
      if ((regular & 1) == 0) store<f64>(target, special(f64x2.extract_lane(y, 0), f64x2.extract_lane(x, 0)));
      if ((regular & 2) == 0) store<f64>(target, special(y1, x1), 8);
    }
    target += 16;
    a += aStep;
    b += bStep;
  } while (target < end);
}
