import { expWith } from './exponential.ts';
import { exponentOf, mantissaOf } from './logarithm.ts';
import { productError, sumError } from './two-doubles.ts';

/*
 * x^y as src/kernel/assembly/power.ts computes it, step by step and so bit by bit: exp(y ln x), with ln x and the
 * product in two doubles.
 */

const ln2High = 6.931471803691238e-1;
const ln2Low = 1.9082149292705877e-10;
/** Beyond 2^70 every result but that of 1 overflows or vanishes. */
const largestExponent = 1.1805916207174113e21;

const clamp = (x: number, bound: number) => (x < -bound ? -bound : x < bound ? x : bound);

/** x^y for positive finite x and finite y. */
function positivePower(x: number, y: number): number {
  const k = exponentOf(x);
  const m = mantissaOf(x, k);

  // s = (m - 1) / (m + 1) in two doubles.
  const f = m - 1;
  const divisor = m + 1;
  const divisorLow = m - (divisor - 1);
  const s = f / divisor;
  const product = s * divisor;
  const remainder = f - product - productError(s, divisor, product) - s * divisorLow;
  const sLow = remainder / divisor;

  // ln m = 2 s + s^3 (2/3 + 2/5 s^2 + ...): the cube in two doubles, the series beyond 2/3 in one.
  const square = s * s;
  const squareLow = productError(s, s, square) + (s + s) * sLow;
  let series = 2 / 25;
  series = 2 / 23 + square * series;
  series = 2 / 21 + square * series;
  series = 2 / 19 + square * series;
  series = 2 / 17 + square * series;
  series = 2 / 15 + square * series;
  series = 2 / 13 + square * series;
  series = 2 / 11 + square * series;
  series = 2 / 9 + square * series;
  series = 2 / 7 + square * series;
  series = 2 / 5 + square * series;
  series = square * series;
  const third = 2 / 3;
  const factor = third + series;
  const factorLow = series - (factor - third) + 3.700743415417188e-17;
  const cube = s * square;
  const cubeLow = productError(s, square, cube) + s * squareLow + sLow * square;
  const beyond = cube * factor;
  const beyondLow = productError(cube, factor, beyond) + cube * factorLow + cubeLow * factor;

  // ln x = k ln 2 + 2 s + the rest.
  const whole = k * ln2High;
  const twice = s + s;
  const first = whole + twice;
  const firstLow = sumError(whole, twice, first);
  const second = first + beyond;
  const secondLow = sumError(first, beyond, second);
  const rest = sLow + sLow + beyondLow + k * ln2Low + (firstLow + secondLow);
  const log = second + rest;
  const logLow = second - log + rest;

  const bounded = clamp(y, largestExponent);
  const exponent = log * bounded;
  const exponentLow = productError(log, bounded, exponent) + logLow * bounded;
  return expWith(exponent, clamp(exponentLow, 1));
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
  if (y === 3) return x * x * x;
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
