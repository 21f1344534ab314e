import { binaryExponent, powerOfTwo } from './binary.ts';

/** sqrt(x^2 + y^2 + ...) without overflow or loss on the way. Error: below 1 ulp for two values. */
export function hypot(...values: readonly number[]): number {
  let largest = 0;
  for (const value of values) {
    const size = Math.abs(value);
    if (size === Number.POSITIVE_INFINITY) return size;
    if (!(size <= largest)) largest = size;
  }
  if (largest === 0 || Number.isNaN(largest)) return largest;
  // By a power of two, which rounds nothing; half of it twice, as the whole one may not be a double.
  const exponent = Math.max(-1020, Math.min(1020, binaryExponent(largest)));
  const scale = powerOfTwo(-exponent);
  let sum = 0;
  for (const value of values) sum += value * scale * (value * scale);
  return Math.sqrt(sum) * powerOfTwo(exponent);
}
