import { powerOfTwo, scaled } from './binary.ts';

/*
 * exp and expm1 as src/kernel/assembly/exponential.ts computes them, step by step and so bit by bit: x = k ln 2 + r with
 * |r| <= (ln 2)/2, then a series in r.
 */

const log2e = Math.LOG2E;
const ln2High = 6.931471803691238e-1;
const ln2Low = 1.9082149292705877e-10;
/** Adding and taking off 1.5 * 2^52 rounds to a whole number. */
const rounder = 6755399441055744;

/** (e^r - 1 - r) / r^2 for |r| <= 0.347: the exponential series, by Estrin's scheme. */
function expSeries(r: number): number {
  const r2 = r * r;
  const r4 = r2 * r2;
  const a = 0.5 + r * (1 / 6);
  const b = 1 / 24 + r * (1 / 120);
  const c = 1 / 720 + r * (1 / 5040);
  const d = 1 / 40320 + r * (1 / 362880);
  const e = 1 / 3628800 + r * (1 / 39916800);
  const f = 1 / 479001600 + r * (1 / 6227020800);
  return a + r2 * b + r4 * (c + r2 * d + r4 * (e + r2 * f));
}

/** e^(x + low), where `low` lies within [-1, 1]. */
function expWith(x: number, low: number): number {
  if (Number.isNaN(x)) return x;
  const clamped = x < -800 ? -800 : x > 800 ? 800 : x;
  const k = clamped * log2e + rounder - rounder;
  const high = clamped - k * ln2High;
  const rest = low - k * ln2Low;
  const r = high + rest;
  const tail = rest - (r - high);
  const small = r * r * expSeries(r) + tail;
  return scaled(1 + (r + small), k);
}

/** e^x. */
export function exp(x: number): number {
  return expWith(x, 0);
}

/** 2^x; exact for a whole x. */
export function exp2(x: number): number {
  if (Number.isNaN(x)) return x;
  const clamped = x < -1100 ? -1100 : x > 1100 ? 1100 : x;
  const k = clamped + rounder - rounder;
  return scaled(expWith((clamped - k) * Math.LN2, 0), k);
}

/** e^x - 1, accurate near 0. */
export function expm1(x: number): number {
  if (x === 0 || Number.isNaN(x)) return x;
  const clamped = x < -40 ? -40 : x > 710 ? 710 : x;
  const k = clamped * log2e + rounder - rounder;
  const high = clamped - k * ln2High;
  const rest = k * ln2Low;
  const r = high - rest;
  const tail = high - r - rest;
  const small = r * r * expSeries(r) + tail;
  // 2^k ((1 - 2^-k) + r + series); 2^-k no longer matters from 2^-1023 on.
  const inverse = k < 1023 ? powerOfTwo(-k) : 0;
  const whole = 1 - inverse;
  const sum = whole + r;
  const back = sum - whole;
  const lost = whole - (sum - back) + (r - back);
  return scaled(sum + (lost + small), k);
}
