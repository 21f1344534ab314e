import { powerOfTwo } from '../elementary/elementary.ts';
import { latinHypercubePosition } from './latin-hypercube.ts';
import type { ScrambledDirections } from './linear-scramble.ts';
import { philoxWord } from './philox.ts';
import { sobolPoint } from './sobol.ts';

/*
 * A uniform u in (0, 1) is carried as a signed tail t, so that both ends keep full precision: t = u up to 1/2 and
 * t = -(1 - u) above. |t| is never 0 and never more than 1/2.
 */

/** No tail is nearer to 0: quantile tables end there. */
const smallestTail = 2 ** -53;

/** An independent uniform: draw `index` of a Philox stream. */
export function monteCarloTail(index: number, key0: number, key1: number): number {
  return tailOf(philoxWord(index, key0, key1));
}

/** Draw `index` of a scrambled Sobol' dimension. */
export function sobolTail(index: number, { directions, shift }: ScrambledDirections): number {
  return tailOf((sobolPoint(directions, index) ^ shift) >>> 0);
}

/** The signed tail at the middle of step k of 2^32. */
function tailOf(k: number): number {
  return k < 2 ** 31 ? (k + 0.5) * 2 ** -32 : (k + 0.5) * 2 ** -32 - 1;
}

/** Draw `index` of a Latin hypercube of 2^bits draws: one in each of 2^bits equal parts, anywhere within its part. */
export function latinHypercubeTail(
  index: number,
  bits: number,
  key0: number,
  key1: number,
  roundKeys: Uint32Array,
): number {
  const parts = powerOfTwo(bits);
  const position = latinHypercubePosition(index, bits, roundKeys);
  const jitter = (philoxWord(index, key0, key1) + 0.5) * 2 ** -32;
  return position < parts / 2
    ? Math.max(smallestTail, (position + jitter) / parts)
    : -Math.max(smallestTail, (parts - 1 - position + (1 - jitter)) / parts);
}
