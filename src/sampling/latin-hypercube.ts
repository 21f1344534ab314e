import { powerOfTwo } from '../elementary/elementary.ts';
import { philox4x32 } from './philox.ts';

/** Rounds of the permutation: fewer leave patterns in small designs (see latin-hypercube.test.ts). */
const rounds = 6;

/**
 * The words that key one permutation, drawn from Philox under words 2 and 3 of a stream's key: what is added in each
 * round, then the odd factor of each round.
 */
export function latinHypercubeRoundKeys(key0: number, key1: number): Uint32Array {
  const words = [0, 1, 2].flatMap((counter) => philox4x32([counter, 0, 0, 0], [key0, key1]));
  return Uint32Array.from(words, (word, index) => (index < rounds ? word : word | 1));
}

/**
 * Where draw `index` of a Latin hypercube of 2^bits draws falls: a keyed permutation of 0 to 2^bits - 1, `bits` from 1
 * to 32, that can be asked for any draw alone.
 *
 * Each round adds, multiplies by an odd number and folds the upper half of the bits onto the lower one; each step is
 * invertible modulo 2^bits.
 */
export function latinHypercubePosition(index: number, bits: number, roundKeys: Uint32Array): number {
  const mask = bits === 32 ? 0xffffffff : powerOfTwo(bits) - 1;
  const fold = (bits + 1) >> 1;
  let x = index;
  for (let round = 0; round < rounds; round++) {
    x = Math.imul(x + roundKeys[round]!, roundKeys[rounds + round]!) & mask;
    x ^= x >>> fold;
  }
  return x >>> 0;
}
