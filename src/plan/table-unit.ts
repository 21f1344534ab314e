import type { Distribution } from '../distributions/distribution.ts';
import { binaryExponent, powerOfTwo } from '../elementary/elementary.ts';
import { smallestTail } from './distribution-atoms.ts';

/** Powers of two between which values leave room for the coefficients of cubics on intervals as narrow as 2^-60. */
const farthest = 500;

/**
 * What the values of a table are divided by: a power of two where the largest of them is so large or small that the
 * coefficients of its cubics would overflow or lose digits, 1 for all others.
 */
export function tableUnit(
  { quantile, upperQuantile }: Pick<Distribution, 'quantile' | 'upperQuantile'>,
  scale: number,
): number {
  const largest = Math.max(
    Math.abs(quantile(smallestTail) * scale),
    Math.abs(upperQuantile(smallestTail) * scale),
  );
  if (!(largest > 0)) return 1;
  const exponent = largest === Number.POSITIVE_INFINITY ? 1023 : binaryExponent(largest);
  if (Math.abs(exponent) <= farthest) return 1;
  return powerOfTwo(exponent > 0 ? exponent - farthest : exponent);
}
