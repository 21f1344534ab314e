import { philoxWords } from './philox';

// Sobol' points under a random linear scramble and a digital shift, as src/sampling/linear-scramble.ts has them.

/*
 * A stream's record: the two words that key its scramble (at 0), the digital shift (at 8), direction numbers (32 words at 16), the same
 * scrambled (32 words at 144), and the points of draws 0 to 63 in the bits of doubles (64 at 272).
 */
const shiftAt: usize = 8;
const directionsAt: usize = 16;
const scrambledAt: usize = 144;
const pointsAt: usize = 272;

/** Draws whose points are kept: they share all further digits of their number. */
const group: u32 = 64;

/** Columns of a scramble's matrix, its digital shift, and what is left of the ninth block of Philox. */
const scramble: usize = memory.data(144, 16);

/** Scrambles a stream's direction numbers by its key. */
export function scrambleSobol(stream: usize): void {
  for (let block: u32 = 0; block < 9; block++)
    philoxWords(scramble + (<usize>block << 4), block, load<u32>(stream), load<u32>(stream, 4));
  for (let digit: usize = 0; digit < 32; digit++) {
    const own: u32 = 0x80000000 >> <u32>digit;
    const at = scramble + (digit << 2);
    store<u32>(at, own | (load<u32>(at) & (own - 1)));
  }
  store<u32>(stream, load<u32>(scramble, 128), shiftAt);
  for (let k: usize = 0; k < 32; k++) {
    let scrambled: u32 = 0;
    for (let rest = load<u32>(stream + directionsAt + (k << 2)); rest != 0; ) {
      const digit = clz(rest);
      scrambled ^= load<u32>(scramble + (<usize>digit << 2));
      rest ^= 0x80000000 >> digit;
    }
    store<u32>(stream + scrambledAt + (k << 2), scrambled);
  }
  // The point is x + 1/2 in steps of 2^-32, with x the word as a signed one: u up to a half and u - 1 above. Doubles at 2^19 are 2^-33 apart, so
  // 2x + 1 in their lowest bits adds just that; with the top bit of x flipped it is a half more.
  const points = stream + pointsAt;
  store<u64>(points, 0x4120000100000001);
  for (let i: u32 = 1; i < group; i++) {
    const added = <u64>load<u32>(stream + scrambledAt + (<usize>ctz(i) << 2)) << 1;
    store<u64>(points + (<usize>i << 3), load<u64>(points + (<usize>(i & (i - 1)) << 3)) ^ added);
  }
}

/** Tails of `count` draws (rounded up to 8) from draw `first` on, a multiple of 64, of a stream that is scrambled. */
export function sobolTails(target: usize, stream: usize, first: u64, count: i32): void {
  const origin = f64x2.splat(524288.5);
  const directions = stream + scrambledAt;
  const end = target + (<usize>count << 3);
  let index = <u32>first;
  while (target < end) {
    let leading = load<u32>(stream, shiftAt);
    for (let rest = index & ~(group - 1); rest != 0; rest &= rest - 1)
      leading ^= load<u32>(directions + (<usize>ctz(rest) << 2));
    const base = i64x2.splat(<u64>leading << 1);
    const stop = min(end, target + (<usize>group << 3));
    for (let point = stream + pointsAt; target < stop; target += 64, point += 64) {
      v128.store(target, f64x2.sub(v128.xor(v128.load(point), base), origin));
      v128.store(target, f64x2.sub(v128.xor(v128.load(point, 16), base), origin), 16);
      v128.store(target, f64x2.sub(v128.xor(v128.load(point, 32), base), origin), 32);
      v128.store(target, f64x2.sub(v128.xor(v128.load(point, 48), base), origin), 48);
    }
    index += group;
  }
}
