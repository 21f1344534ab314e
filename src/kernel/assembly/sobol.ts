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

// @ts-ignore: decorator
@inline
function reverseBits(x: v128): v128 {
  const nibble = i8x16.splat(15);
  const bytes = v128.or(
    i8x16.swizzle(reversedNibblesHigh(), v128.and(x, nibble)),
    i8x16.swizzle(reversedNibbles(), i8x16.shr_u(x, 4)),
  );
  return v128.shuffle<i8>(bytes, bytes, 3, 2, 1, 0, 7, 6, 5, 4, 11, 10, 9, 8, 15, 14, 13, 12);
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
  const factor = i32x4.splat((seed >> 16) | 1);
  const c1 = i32x4.splat(0x3d20adea);
  const c2 = i32x4.splat(0x05526c56);
  const c3 = i32x4.splat(0x53a22864);
  const step = f64x2.splat(2.3283064365386963e-10);
  const halfStep = f64x2.splat(1.1641532182693481e-10);
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
      x = i32x4.mul(i32x4.add(x, seeds), factor);
      x = v128.xor(x, i32x4.mul(x, c2));
      x = v128.xor(x, i32x4.mul(x, c3));
      x = reverseBits(x);
      // As a signed word the point is u up to a half and u - 1 above, in steps of 2^-32.
      const low = f64x2.convert_low_i32x4_s(x);
      const high = f64x2.convert_low_i32x4_s(v128.shuffle<i32>(x, x, 2, 3, 2, 3));
      v128.store(target, f64x2.add(f64x2.mul(low, step), halfStep));
      v128.store(target, f64x2.add(f64x2.mul(high, step), halfStep), 16);
    }
    index += 64;
  }
}
