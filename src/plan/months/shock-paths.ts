import type { Horizon, Series } from '../../scenario/months/horizon.ts';
import { identity, multiplied, principalShocks } from './principal-components.ts';

/** What the shocks of one part, such as `gpu_price.volatility`, make of a path: `rows` months of `size` shocks each. */
export interface ShockPath {
  readonly size: number;
  /** Row by row: what each shock adds in each month. */
  readonly factors: Float64Array;
}

/** The path of every part with shocks, by its name. Parts that are correlated are turned alike, so that their shocks stay tied month by month. */
export function shockPaths(horizon: Horizon): ReadonlyMap<string, ShockPath> {
  const parts = new Map<string, { readonly walk: Float64Array; readonly size: number }>();
  for (const series of horizon.series)
    for (const [name, part] of pathsOf(series, horizon.months)) parts.set(name, part);
  const found = new Map<string, ShockPath>();
  for (const [name, { walk, size }] of parts) {
    const leader = parts.get(tiedTo(name, horizon, parts))!;
    const turned = fitted(principalShocks(leader.walk, leader.size), leader.size, size);
    found.set(name, { size, factors: multiplied(walk, turned, size) });
  }
  return found;
}

/** Lower triangular: the path that independent shocks make. */
function pathsOf(
  { volatility, noise }: Series,
  months: number,
): [string, { walk: Float64Array; size: number }][] {
  const paths: [string, { walk: Float64Array; size: number }][] = [];
  if (volatility !== null && months > 1) {
    const size = months - 1;
    const walk = new Float64Array(size * size);
    for (let row = 0; row < size; row++) walk.fill(1, row * size, row * size + row + 1);
    paths.push([volatility.input, { walk, size }]);
  }
  if (noise !== null)
    paths.push([noise.input, { walk: stationary(noise.persistence, months), size: months }]);
  return paths;
}

/** a_0 = e_0, a_m = phi a_(m-1) + sqrt(1 - phi^2) e_m: every month has the variance 1. */
function stationary(phi: number, size: number): Float64Array {
  const walk = new Float64Array(size * size);
  const fresh = Math.sqrt(1 - phi * phi);
  for (let row = 0; row < size; row++)
    for (let column = 0; column <= row; column++)
      walk[row * size + column] =
        row === column ? (row === 0 ? 1 : fresh) : phi * walk[(row - 1) * size + column]!;
  return walk;
}

/** The first part, in order, that a part is correlated with, directly or through others; the shortest of these, which fits into all. */
function tiedTo(
  name: string,
  { shockCorrelations }: Horizon,
  parts: ReadonlyMap<string, { readonly size: number }>,
): string {
  const group = tiedParts(name, shockCorrelations);
  const members = [...parts.keys()].filter((part) => group.has(part));
  return members.reduce((best, part) => (parts.get(part)!.size < parts.get(best)!.size ? part : best));
}

/** All parts that a part is correlated with, and itself. */
export function tiedParts(name: string, pairs: Horizon['shockCorrelations']): ReadonlySet<string> {
  const group = new Set([name]);
  for (let grown = true; grown; ) {
    const size = group.size;
    for (const { between } of pairs)
      if (between.some((part) => group.has(part))) for (const part of between) group.add(part);
    grown = group.size > size;
  }
  return group;
}

/** A turn of the last shocks of a longer path: those before stay as they are. */
function fitted(turned: Float64Array, size: number, wanted: number): Float64Array {
  if (size === wanted) return turned;
  const more = wanted - size;
  const matrix = identity(wanted);
  for (let row = 0; row < size; row++)
    matrix.set(turned.subarray(row * size, (row + 1) * size), (row + more) * wanted + more);
  return matrix;
}
