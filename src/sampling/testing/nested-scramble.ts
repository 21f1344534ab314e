/** The word with its bits in opposite order. */
function reverseBits(word: number): number {
  let x = word;
  x = ((x >>> 1) & 0x55555555) | ((x & 0x55555555) << 1);
  x = ((x >>> 2) & 0x33333333) | ((x & 0x33333333) << 2);
  x = ((x >>> 4) & 0x0f0f0f0f) | ((x & 0x0f0f0f0f) << 4);
  x = ((x >>> 8) & 0x00ff00ff) | ((x & 0x00ff00ff) << 8);
  return ((x >>> 16) | (x << 16)) >>> 0;
}

/**
 * A nested uniform (Owen) scramble of a 32-bit fraction, as close as a hash comes to it: equal leading bits stay equal, so a net stays a net.
 *
 * Under a seed of 0 the point 0 stays where it is; keys are never 0.
 *
 * Source: Laine and Karras (2011), Burley, Practical hash-based Owen scrambling, JCGT 9 (2020), with the constants of
 * Vegdahl, Building a better LK hash (2021).
 */
export function nestedScramble(point: number, seed: number): number {
  let x = reverseBits(point);
  x ^= Math.imul(x, 0x3d20adea);
  x = (x + seed) | 0;
  x = Math.imul(x, (seed >>> 16) | 1);
  x ^= Math.imul(x, 0x05526c56);
  x ^= Math.imul(x, 0x53a22864);
  return reverseBits(x);
}
