// Sobol' points under a hash-based Owen scramble. Source: Burley, JCGT 9 (2020), with Vegdahl's constants (2021).

/** Nibbles with their four bits in opposite order. */
// @ts-ignore: decorator
@inline
function reversedNibbles(): v128 {
  return i8x16(0, 8, 4, 12, 2, 10, 6, 14, 1, 9, 5, 13, 3, 11, 7, 15);
}

/** The same, in the upper half of the byte. */
// @ts-ignore: decorator
@inline
function reversedNibblesHigh(): v128 {
  return i8x16(0, -128, 64, -64, 32, -96, 96, -32, 16, -112, 80, -48, 48, -80, 112, -16);
}

/** Bits of each byte in opposite order. */
// @ts-ignore: decorator
@inline
function reverseBytesBits(x: v128): v128 {
  const nibble = i8x16.splat(15);
  // A shift of bytes would build its own mask in every round.
  return v128.or(
    i8x16.swizzle(reversedNibblesHigh(), v128.and(x, nibble)),
    i8x16.swizzle(reversedNibbles(), v128.and(i32x4.shr_u(x, 4), nibble)),
  );
}

/**
 * Tails of `count` draws (rounded up to 8) from draw `first` on, a multiple of 64.
 *
 * `stream` points to the scramble's seed (at 0), to the bit-reversed direction numbers (32 words from 16 on) and to the
 * bit-reversed points 0 to 63 (64 words from 144 on): the scramble works on reversed bits, so points are kept so.
 */
export function sobolTails(target: usize, stream: usize, first: u64, count: i32): void {
  const seed = load<u32>(stream);
  const seeds = i32x4.splat(seed);
  const odd = (seed >> 16) | 1;
  const factor = i32x4.splat(odd);
  // The factor and the hash's second constant in one product, which need not wait for the other.
  const factorC2 = i32x4.splat(odd * 0x05526c56);
  const c1 = i32x4.splat(0x3d20adea);
  const c3 = i32x4.splat(0x53a22864);
  // Two words with their bytes in opposite order, each in the lower half of 64 bits.
  const firstWords = i8x16(3, 2, 1, 0, -1, -1, -1, -1, 7, 6, 5, 4, -1, -1, -1, -1);
  const lastWords = i8x16(11, 10, 9, 8, -1, -1, -1, -1, 15, 14, 13, 12, -1, -1, -1, -1);
  // The point is x + 1/2 in steps of 2^-32, with x the word as a signed one: u up to a half and u - 1 above. Doubles at 2^19 are 2^-33 apart, so
  // 2x + 1 in their lowest bits adds just that; with the top bit of x turned round it is a half more.
  const signed = i64x2.splat(0x4120000100000001);
  const origin = f64x2.splat(524288.5);
  const directions = stream + 16;
  const points = stream + 144;
  const end = target + (<usize>count << 3);
  let index = <u32>first;
  while (target < end) {
    let leading: u32 = 0;
    for (let rest = index & ~63; rest != 0; rest &= rest - 1) {
      leading ^= load<u32>(directions + (<usize>ctz(rest) << 2));
    }
    const base = i32x4.splat(leading);
    const stop = min(end, target + 512);
    for (let point = points; target < stop; target += 32, point += 16) {
      let x = v128.xor(base, v128.load(point));
      x = v128.xor(x, i32x4.mul(x, c1));
      x = i32x4.add(x, seeds);
      x = v128.xor(i32x4.mul(x, factor), i32x4.mul(x, factorC2));
      x = v128.xor(x, i32x4.mul(x, c3));
      x = reverseBytesBits(x);
      const low = i64x2.shl(i8x16.swizzle(x, firstWords), 1);
      const high = i64x2.shl(i8x16.swizzle(x, lastWords), 1);
      v128.store(target, f64x2.sub(v128.xor(low, signed), origin));
      v128.store(target, f64x2.sub(v128.xor(high, signed), origin), 16);
    }
    index += 64;
  }
}
