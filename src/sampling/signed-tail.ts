import { powerOfTwo } from '../elementary/elementary.ts';
import { latinHypercubePosition } from './latin-hypercube.ts';
import { owenScramble } from './owen.ts';
import { philoxDraw } from './philox.ts';
import { sobolPoint } from './sobol.ts';

/*
 * A uniform u in (0, 1) is carried as a signed tail t, so that both ends keep full precision: t = u up to 1/2 and
 * t = -(1 - u) above. |t| is never 0 and never more than 1/2.
 */

/** No tail is nearer to 0 than the first step of `monteCarloTail`: quantile tables end there. */
const smallestTail = 2 ** -53;

/** An independent uniform: draw `index` of a Philox stream, k + 0.5 steps of 2^-52 from 0. */
export function monteCarloTail(index: number, key0: number, key1: number): number {
  const k = philoxDraw(index, key0, key1);
  return k < 2 ** 51 ? (k + 0.5) * 2 ** -52 : (k + 0.5) * 2 ** -52 - 1;
}

/** Draw `index` of a scrambled Sobol' dimension, in the middle of its step of 2^-32. */
export function sobolTail(index: number, directions: Uint32Array, scrambleSeed: number): number {
  const x = owenScramble(sobolPoint(directions, index), scrambleSeed);
  return x < 2 ** 31 ? (x + 0.5) * 2 ** -32 : (x + 0.5) * 2 ** -32 - 1;
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
  const jitter = (philoxDraw(index, key0, key1) + 0.5) * 2 ** -52;
  return position < parts / 2
    ? Math.max(smallestTail, (position + jitter) / parts)
    : -Math.max(smallestTail, (parts - 1 - position + (1 - jitter)) / parts);
}
