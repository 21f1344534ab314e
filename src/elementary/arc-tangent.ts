import { powerOfTwo } from './binary.ts';

/*
 * atan2 as src/kernel/assembly/arc-tangent.ts computes it, step by step and so bit by bit. With 0 <= b/a <= 1 the ratio
 * is measured from the nearest of 0, 1/2 and 1, so that the polynomial's argument stays below 7/16.
 */

/** atan(z) - z for |z| < 7/16. */
function atanSeries(x: number): number {
  const z = x * x;
  const w = z * z;
  let even = 4.9768779946159324e-2 + w * 1.6285820115365782e-2;
  even = 6.661073137387531e-2 + w * even;
  even = 9.090887133436507e-2 + w * even;
  even = 1.4285714272503466e-1 + w * even;
  even = z * (3.333333333333293e-1 + w * even);
  let odd = -5.8335701337905735e-2 + w * -3.6531572744216916e-2;
  odd = -7.69187620504483e-2 + w * odd;
  odd = -1.1111110405462356e-1 + w * odd;
  odd = w * (-1.9999999999876483e-1 + w * odd);
  return -(x * (even + odd));
}

/** The angle of (x, |y|), where quotients and products stay in the normal range. */
function regularAngle(y: number, x: number): number {
  const a = Math.abs(x);
  const b = Math.abs(y);
  const larger = Math.max(a, b);
  const smaller = Math.min(a, b);
  const isFromOne = smaller >= larger * 0.6875;
  const isFromHalf = smaller >= larger * 0.4375;
  const centre = isFromOne ? 1 : isFromHalf ? 0.5 : 0;
  const z = (smaller - centre * larger) / (larger + centre * smaller);
  const high = isFromOne ? Math.PI / 4 : isFromHalf ? 4.636476090008061e-1 : 0;
  const start = isFromOne ? 3.061616997868383e-17 : isFromHalf ? 2.2698777452961687e-17 : 0;
  const low = start + atanSeries(z);

  // Angle = high + (z + low); then pi/2 minus it where |y| > |x|, and pi minus that where x < 0.
  const isSteep = b > a;
  const isLeft = x < 0;
  const sign = isSteep !== isLeft ? -1 : 1;
  const base = isSteep ? Math.PI / 2 : isLeft ? Math.PI : 0;
  const baseLow = isSteep ? 6.123233995736766e-17 : isLeft ? 1.2246467991473532e-16 : 0;
  const sum = base + sign * high;
  const lost = base - sum + sign * high;
  return sum + (sign * z + (lost + baseLow + sign * low));
}

/** The same where they may not: at 0, at infinities, at NaN, and for very large or small sides. */
function specialAngle(y: number, x: number): number {
  if (Number.isNaN(x) || Number.isNaN(y)) return Number.NaN;
  const a = Math.abs(x);
  const b = Math.abs(y);
  const isLeft = x < 0 || Object.is(x, -0);
  const [larger, smaller] = [Math.max(a, b), Math.min(a, b)];
  if (smaller === Number.POSITIVE_INFINITY) return isLeft ? 0.75 * Math.PI : Math.PI / 4;
  // A ratio below 2^-60 does not show beside pi.
  if (smaller === 0 || larger === Number.POSITIVE_INFINITY || smaller < larger * 8.673617379884035e-19) {
    if (b > a) return Math.PI / 2;
    if (isLeft) return Math.PI;
    return b === 0 ? 0 : b / a;
  }
  const scale = powerOfTwo(larger < 1e150 ? 500 : -500);
  return regularAngle(y * scale, x * scale);
}

/** Angle of the point (x, y) in radians. */
export function atan2(y: number, x: number): number {
  const a = Math.abs(x);
  const b = Math.abs(y);
  const isRegular = Math.max(a, b) < 1e150 && Math.min(a, b) > 1e-150;
  const angle = isRegular ? regularAngle(y, x) : specialAngle(y, x);
  return y < 0 || Object.is(y, -0) ? -angle : angle;
}

/** Angle whose sine is x, in radians. */
export function asin(x: number): number {
  return atan2(x, Math.sqrt((1 - x) * (1 + x)));
}
