import { double, powerOfTwo, words } from './binary.ts';

/*
 * Logarithms as src/kernel/assembly/logarithm.ts computes them, step by step and so bit by bit: x = 2^k m with m in
 * [sqrt 1/2, sqrt 2), then ln m = f - (f^2/2 - s (f^2/2 + R)) with f = m - 1, s = f / (2 + f) and R a polynomial in s^2.
 * Source of log2, which the kernel lacks: musl (log2.c).
 */

const ln2High = 6.931471803691238e-1;
const ln2Low = 1.9082149292705877e-10;
const smallestNormal = 2.2250738585072014e-308;
/** The upper half of sqrt(1/2). */
const leastMantissa = 0x3fe6a09e;

/** k of x = 2^k m, for a positive finite x; m is `x * powerOfTwo(-k)`, exactly. */
export function exponentOf(x: number): number {
  if (x < smallestNormal) return exponentOf(x * 18014398509481984) - 54;
  double[0] = x;
  return (words[1]! - leastMantissa) >> 20;
}

/** m of x = 2^k m, in [sqrt 1/2, sqrt 2). */
export function mantissaOf(x: number, k: number): number {
  // 2^-k itself is too large where x is subnormal.
  return k < -1022 ? x * 18014398509481984 * powerOfTwo(-k - 54) : x * powerOfTwo(-k);
}

/** R of the series, from z = s^2. */
function logSeries(z: number): number {
  const w = z * z;
  const even = w * (3.999999999940942e-1 + w * (2.2222198432149784e-1 + w * 1.5313837699209373e-1));
  const odd = 1.818357216161805e-1 + w * 1.4798198605116586e-1;
  return even + z * (6.666666666666735e-1 + w * (2.857142874366239e-1 + w * odd));
}

/** ln(2^k (1 + f)) + c, for a small correction c. */
function logOf(k: number, f: number, c: number): number {
  const halfSquare = 0.5 * (f * f);
  const s = f / (2 + f);
  const series = s * (halfSquare + logSeries(s * s));
  const low = k * ln2Low + c;
  return k * ln2High - (halfSquare - (series + low) - f);
}

/** What a logarithm gives where its argument is 0, negative, infinite or NaN. */
function atEnd(x: number): number {
  if (x === 0) return Number.NEGATIVE_INFINITY;
  return x > 0 ? x : Number.NaN;
}

const isInside = (x: number) => x > 0 && x < Number.POSITIVE_INFINITY;

/** Natural logarithm. */
export function ln(x: number): number {
  if (!isInside(x)) return atEnd(x);
  const k = exponentOf(x);
  return logOf(k, mantissaOf(x, k) - 1, 0);
}

/** ln(1 + x), accurate near 0. */
export function log1p(x: number): number {
  if (x === 0) return x;
  const sum = x + 1;
  if (!isInside(sum)) return atEnd(sum);
  const k = exponentOf(sum);
  // Near 0 the argument itself is the fraction, and nothing was lost.
  if (k === 0) return logOf(0, x, 0);
  const lost = x > 1 ? 1 - (sum - x) : x - (sum - 1);
  return logOf(k, mantissaOf(sum, k) - 1, lost / sum);
}

/** The logarithms of 2 and of e to a base, each in two parts. */
interface Base {
  readonly whole: number;
  readonly wholeLow: number;
  readonly factor: number;
  readonly factorLow: number;
}

/** Logarithm of x = 2^k m to a base, as k `whole` + ln m `factor`, each constant in two parts. */
function toBase(x: number, { whole, wholeLow, factor, factorLow }: Base): number {
  if (!isInside(x)) return atEnd(x);
  const k = exponentOf(x);
  const f = mantissaOf(x, k) - 1;
  const halfSquare = 0.5 * (f * f);
  const s = f / (2 + f);
  const series = s * (halfSquare + logSeries(s * s));
  // The leading 21 bits, rounded: their product with a factor of 32 bits is exact.
  const raised = (f - halfSquare) * 4294967297;
  const high = raised - (raised - (f - halfSquare));
  const low = f - high - halfSquare + series;
  const main = high * factor;
  const ofTwo = k * whole;
  const sum = ofTwo + main;
  const rest = k * wholeLow + (low + high) * factorLow + low * factor + (ofTwo - sum + main);
  return rest + sum;
}

const ten: Base = {
  whole: 3.0102999566361177e-1,
  wholeLow: 3.694239077158931e-13,
  factor: 4.342944818781689e-1,
  factorLow: 2.5082946711645275e-11,
};
const two: Base = { whole: 1, wholeLow: 0, factor: 1.442695040721446, factorLow: 1.675171316488651e-10 };

/** Logarithm to base 10. */
export function log10(x: number): number {
  return toBase(x, ten);
}

/** Logarithm to base 2; exact for powers of two. */
export function log2(x: number): number {
  return toBase(x, two);
}
