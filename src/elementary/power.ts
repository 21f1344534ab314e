import { double, scaled, words } from './binary.ts';
import { intervals, leastMantissa, logarithms, powers } from './power-tables.ts';

/*
 * x^y as src/kernel/assembly/power.ts computes it, step by step and so bit by bit: exp(y ln x), with ln x and the
 * product in two doubles.
 */

const ln2High = 0.6931471805598903;
const ln2Low = 5.497923018708371e-14;
const stepsPerUnit = 184.6649652337873;
const stepHigh = 0.005415212347998022;
const stepLow = 1.2655086083325438e-13;
const smallestNormal = 2.2250738585072014e-308;
/** Adding and taking off 1.5 * 2^52 rounds to a whole number. */
const rounder = 6755399441055744;
/** Beyond 2^70 every result but that of 1 overflows or vanishes. */
const largestExponent = 1.1805916207174113e21;

const clamp = (x: number, bound: number) => (x < -bound ? -bound : x < bound ? x : bound);

/** The leading 26 bits: products of such parts are exact. */
function leading(x: number): number {
  double[0] = x;
  words[0]! &= 0xf8000000;
  return double[0]!;
}

/** x^y for positive finite x and finite y. */
function positivePower(x: number, y: number): number {
  const isTiny = x < smallestNormal;
  double[0] = isTiny ? x * 18014398509481984 : x;
  const offset = words[1]! - leastMantissa;
  const k = (offset >> 20) - (isTiny ? 54 : 0);
  words[1] = (offset & 0xfffff) + leastMantissa;
  const z = double[0]!;
  words[1]! += words[0]! >>> 31;
  words[0] = 0;
  const zHigh = double[0]!;
  const at = 4 * ((offset >> 13) & (intervals - 1));
  const table = logarithms();
  const inverse = table[at]!;

  // z / c = 1 + r, exactly; ln x = k ln 2 + ln c + r - r^2/2 + r^3 (1/3 - r/4 + ...).
  const rHigh = zHigh * inverse - 1;
  const rLow = (z - zHigh) * inverse;
  const r = rHigh + rLow;
  const base = k * ln2High + table[at + 2]!;
  const first = base + r;
  const firstLow = base - first + r;
  const half = rHigh * 0.5;
  const halfSquare = rHigh * half;
  const log = first - halfSquare;
  const secondLow = first - log - halfSquare;
  const r2 = r * r;
  const inner = 0.1428631430559672 + r * -0.12500540018225573;
  const middle = 0.19999999991899656 + r * -0.1666666665937635 + r2 * inner;
  const series = r * r2 * (0.3333333333333335 + r * -0.25000000000000017 + r2 * middle);
  const third = series - rLow * 0.5 * (r + rHigh);
  const logLow = k * ln2Low + table[at + 3]! + (firstLow + secondLow) + third;

  const bounded = clamp(y, largestExponent);
  const yHigh = leading(bounded);
  const logHigh = leading(log);
  const exponent = clamp(yHigh * logHigh, 800);
  const exponentLow = clamp((bounded - yHigh) * logHigh + bounded * (log - logHigh + logLow), 1);
  return exponentialOf(exponent, exponentLow);
}

/** e^(x + low). */
function exponentialOf(x: number, low: number): number {
  const n = x * stepsPerUnit + rounder - rounder;
  const r = x - n * stepHigh + (low - n * stepLow);
  const i = n & (intervals - 1);
  const table = powers();
  const r2 = r * r;
  const inner = 0.041666666666666664 + r * 0.008333333333333333;
  const series = r2 * (0.5 + r * 0.16666666666666666 + r2 * inner);
  const small = table[2 * i]! + r + series;
  double[0] = table[2 * i + 1]!;
  words[1]! += i * 8192;
  const power = double[0]!;
  return scaled(power + power * small, (n - i) / intervals);
}

/** Whether a whole y is odd. */
const isOdd = (y: number) => Math.floor(y / 2) !== y / 2;

/** x^y where x is not positive and finite or y is not finite. */
function specialPower(x: number, y: number): number {
  if (y === 0) return 1;
  if (Number.isNaN(x) || Number.isNaN(y)) return Number.NaN;
  const base = Math.abs(x);
  if (Math.abs(y) === Number.POSITIVE_INFINITY) {
    if (base === 1) return Number.NaN;
    return base > 1 === y > 0 ? Number.POSITIVE_INFINITY : 0;
  }
  const isOrdinary = base > 0 && base < Number.POSITIVE_INFINITY;
  const size = isOrdinary ? positivePower(base, y) : base > 0 === y > 0 ? Number.POSITIVE_INFINITY : 0;
  if (!(x < 0 || Object.is(x, -0))) return size;
  const isWhole = Math.floor(y) === y;
  if (!isWhole && isOrdinary) return Number.NaN;
  return isWhole && isOdd(y) ? -size : size;
}

/** x^y: the results of ECMAScript's `**` at the ends. The kernel's small constant exponents, by multiplication. */
export function pow(x: number, y: number): number {
  if (y === 2) return x * x;
  if (y === 1) return x;
  if (y === 3) return x * x * x;
  if (y === 4) return x * x * (x * x);
  if (y === -1) return 1 / x;
  if (y === 0.5)
    return Math.abs(x) === Number.POSITIVE_INFINITY ? Number.POSITIVE_INFINITY : Math.sqrt(x + 0);
  const isRegular = x > 0 && x < Number.POSITIVE_INFINITY && Math.abs(y) < Number.POSITIVE_INFINITY;
  return isRegular ? positivePower(x, y) : specialPower(x, y);
}

/** x^2, exactly rounded. */
export function square(x: number): number {
  return x * x;
}
