import { exp, expm1 } from './exponential.ts';

/** Hyperbolic sine: (e^x - e^-x) / 2, accurate near 0. */
export function sinh(x: number): number {
  const size = Math.abs(x);
  if (!(size < 710)) return (x < 0 ? -0.5 : 0.5) * exp(size / 2) * exp(size / 2);
  const more = expm1(size);
  const result = (more + more / (more + 1)) / 2;
  return x < 0 || Object.is(x, -0) ? -result : result;
}

/** Hyperbolic cosine: (e^x + e^-x) / 2. */
export function cosh(x: number): number {
  const half = exp(Math.abs(x) / 2);
  if (!(Math.abs(x) < 710)) return 0.5 * half * half;
  const whole = exp(Math.abs(x));
  return whole / 2 + 0.5 / whole;
}
