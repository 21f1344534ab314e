import { host } from '#host';
import { powerOfTwo } from '../elementary/elementary.ts';

/** Dimensions that have direction numbers. */
export const sobolDimensions = 1280;

/** Coefficients and initial numbers of dimensions 2 to 1280, a row each; a page carries those that it needs. */
export function directionRows(): readonly string[] {
  return (host.table('sampling/joe-kuo.json') as { readonly rows: readonly string[] }).rows;
}

/**
 * Direction numbers of one Sobol' dimension, counted from 0: 32 words, the first (0x80000000) for the lowest bit of
 * the index.
 *
 * Source: Joe and Kuo, Constructing Sobol sequences with better two-dimensional projections, SIAM J. Sci. Comput. 30
 * (2008), equations 2 and 3.
 */
export function sobolDirections(dimension: number): Uint32Array {
  const directions = new Uint32Array(32);
  if (dimension === 0) {
    for (let bit = 0; bit < 32; bit++) directions[bit] = powerOfTwo(31 - bit);
    return directions;
  }
  const row = directionRows()[dimension - 1];
  if (row === undefined) throw new RangeError(`no direction numbers for Sobol' dimension ${dimension}`);
  const [polynomial, ...initial] = row.split(' ').map(Number) as [number, ...number[]];
  const degree = initial.length;
  for (let bit = 0; bit < 32; bit++) {
    if (bit < degree) {
      directions[bit] = initial[bit]! << (31 - bit);
      continue;
    }
    let direction = directions[bit - degree]! ^ (directions[bit - degree]! >>> degree);
    for (let term = 1; term < degree; term++)
      if ((polynomial >>> (degree - 1 - term)) & 1) direction ^= directions[bit - term]!;
    directions[bit] = direction;
  }
  return directions;
}

/** Point `index` (below 2^32) of a dimension in natural order, as a 32-bit fraction. */
export function sobolPoint(directions: Uint32Array, index: number): number {
  let point = 0;
  for (let bit = 0, rest = index >>> 0; rest !== 0; bit++, rest >>>= 1)
    if (rest & 1) point ^= directions[bit]!;
  return point >>> 0;
}
