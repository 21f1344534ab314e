import { host } from '#host';
import type { DataTable } from '../host/host.ts';
import { powerOfTwo } from '../elementary/elementary.ts';

/** Dimensions that have direction numbers. */
export const sobolDimensions = 4096;

/** Of these, the first so many are in a table of their own, as hardly a run needs more. */
const commonDimensions = 1280;

const rowsOf = (name: DataTable) => (host.table(name) as { readonly rows: readonly string[] }).rows;

/**
 * Coefficients and initial numbers of the dimensions from 2 on, a row each, as many as `dimensions` need; a page carries those alone.
 */
export function directionRows(dimensions: number): Readonly<Partial<Record<DataTable, readonly string[]>>> {
  const needed = Math.max(0, dimensions - 1);
  return {
    'sampling/joe-kuo.json': rowsOf('sampling/joe-kuo.json').slice(0, needed),
    ...(dimensions > commonDimensions
      ? {
          'sampling/joe-kuo-more.json': rowsOf('sampling/joe-kuo-more.json').slice(
            0,
            needed - commonDimensions + 1,
          ),
        }
      : {}),
  };
}

function directionRow(dimension: number): string | undefined {
  if (dimension < commonDimensions) return rowsOf('sampling/joe-kuo.json')[dimension - 1];
  return rowsOf('sampling/joe-kuo-more.json')[dimension - commonDimensions];
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
  const row = dimension < sobolDimensions ? directionRow(dimension) : undefined;
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
