import { philoxUniforms } from './philox';

/**
 * Tails of `count` draws (rounded up to 32) from draw `first` on, a multiple of 16.
 *
 * `stream` points to the Philox key (two words), the number of bits m of the 2^m draws in all, and from byte 16 on the
 * permutation's round keys (latinHypercubeRoundKeys): six summands, then six odd factors.
 */
export function latinHypercubeTails(target: usize, stream: usize, first: u64, count: i32): void {
  philoxUniforms(target, stream, first, count);
  const bits = load<i32>(stream, 8);
  const fold = (bits + 1) >> 1;
  const mask = i32x4.splat(bits == 32 ? -1 : (1 << bits) - 1);
  // Moves the position's top bit to the sign's place: then positions in the upper half count down from the end.
  const signShift = 32 - bits;
  const share = f64x2.splat(1.0 / <f64>(<u64>1 << bits));
  const smallest = f64x2.splat(1.1102230246251565e-16);
  const largest = f64x2.splat(0.5);
  const signBit = f64x2.splat(-0.0);
  let index = i32x4.add(i32x4.splat(<i32>first), i32x4(0, 1, 2, 3));
  const end = target + (<usize>count << 3);
  for (; target < end; target += 32) {
    let x = index;
    for (let round: usize = 0; round < 24; round += 4) {
      x = i32x4.add(x, v128.load32_splat(stream + 16 + round));
      x = v128.and(i32x4.mul(x, v128.load32_splat(stream + 40 + round)), mask);
      x = v128.xor(x, i32x4.shr_u(x, fold));
    }
    if (bits == 0) x = i32x4.splat(0);
    else x = i32x4.shr_s(i32x4.shl(x, signShift), signShift);
    const low = f64x2.convert_low_i32x4_s(x);
    const high = f64x2.convert_low_i32x4_s(v128.shuffle<i32>(x, x, 2, 3, 2, 3));
    let t0 = f64x2.mul(f64x2.add(low, v128.load(target)), share);
    let t1 = f64x2.mul(f64x2.add(high, v128.load(target, 16)), share);
    if (bits == 0) {
      t0 = f64x2.sub(t0, v128.and(f64x2.gt(t0, largest), f64x2.splat(1)));
      t1 = f64x2.sub(t1, v128.and(f64x2.gt(t1, largest), f64x2.splat(1)));
    }
    // Nothing lies nearer to an end than the tables reach.
    const size0 = f64x2.max(f64x2.abs(t0), smallest);
    const size1 = f64x2.max(f64x2.abs(t1), smallest);
    v128.store(target, v128.bitselect(t0, size0, signBit));
    v128.store(target, v128.bitselect(t1, size1, signBit), 16);
    index = i32x4.add(index, i32x4.splat(4));
  }
}
