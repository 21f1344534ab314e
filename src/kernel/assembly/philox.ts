// Philox4x32-10, four counters at once. Source: Salmon, Moraes, Dror and Shaw, SC 2011, table 2.

const multiplier0: u32 = 0xd2511f53;
const multiplier1: u32 = 0xcd9e8d57;
const weyl0: u32 = 0x9e3779b9;
const weyl1: u32 = 0xbb67ae85;

/** Low words of two pairs of 64-bit products. */
// @ts-ignore: decorator
@inline
function lowWords(first: v128, second: v128): v128 {
  return v128.shuffle<i32>(first, second, 0, 2, 4, 6);
}

/** High words of two pairs of 64-bit products. */
// @ts-ignore: decorator
@inline
function highWords(first: v128, second: v128): v128 {
  return v128.shuffle<i32>(first, second, 1, 3, 5, 7);
}

/** Stores eight draws: words 0 and 1 make the even draw, 2 and 3 the odd one; the first word is the high half. */
// @ts-ignore: decorator
@inline
function storeDraws(target: usize, x0: v128, x1: v128, x2: v128, x3: v128, exponent: v128): void {
  const even01 = v128.xor(i64x2.shr_u(v128.shuffle<i32>(x1, x0, 0, 4, 1, 5), 12), exponent);
  const even23 = v128.xor(i64x2.shr_u(v128.shuffle<i32>(x1, x0, 2, 6, 3, 7), 12), exponent);
  const odd01 = v128.xor(i64x2.shr_u(v128.shuffle<i32>(x3, x2, 0, 4, 1, 5), 12), exponent);
  const odd23 = v128.xor(i64x2.shr_u(v128.shuffle<i32>(x3, x2, 2, 6, 3, 7), 12), exponent);
  v128.store(target, v128.shuffle<i64>(even01, odd01, 0, 2));
  v128.store(target, v128.shuffle<i64>(even01, odd01, 1, 3), 16);
  v128.store(target, v128.shuffle<i64>(even23, odd23, 0, 2), 32);
  v128.store(target, v128.shuffle<i64>(even23, odd23, 1, 3), 48);
}

/**
 * 52 random bits a draw, as doubles `1 + k / 2^52`, for sixteen draws from draw 2c of the stream on, c the 64-bit
 * counter. The bits are combined with `exponent`, which may turn the top one round.
 *
 * Two groups of four counters go through their rounds together, so that one computes while the other waits.
 */
// @ts-ignore: decorator
@inline
function sixteenDraws(target: usize, counter: u32, counterHigh: u32, key0: u32, key1: u32, exponent: v128): void {
  const m0 = i32x4.splat(multiplier0);
  const m1 = i32x4.splat(multiplier1);
  const w0 = i32x4.splat(weyl0);
  const w1 = i32x4.splat(weyl1);
  let k0 = i32x4.splat(key0);
  let k1 = i32x4.splat(key1);
  const a = i32x4.add(i32x4.splat(counter), i32x4(0, 1, 2, 3));
  const b = i32x4.add(i32x4.splat(counter), i32x4(4, 5, 6, 7));

  // Counter words 2 and 3 are 0 and word 1 is the same in all lanes: rounds one and two have one product each.
  let aLow = i64x2.extmul_low_i32x4_u(a, m0);
  let aHigh = i64x2.extmul_high_i32x4_u(a, m0);
  let a2 = v128.xor(highWords(aLow, aHigh), k1);
  let a3 = lowWords(aLow, aHigh);
  let bLow = i64x2.extmul_low_i32x4_u(b, m0);
  let bHigh = i64x2.extmul_high_i32x4_u(b, m0);
  let b2 = v128.xor(highWords(bLow, bHigh), k1);
  let b3 = lowWords(bLow, bHigh);
  k0 = i32x4.add(k0, w0);
  k1 = i32x4.add(k1, w1);
  const constant: u64 = <u64>multiplier0 * <u64>(counterHigh ^ key0);
  const constantHigh = i32x4.splat(<i32>(constant >> 32));
  aLow = i64x2.extmul_low_i32x4_u(a2, m1);
  aHigh = i64x2.extmul_high_i32x4_u(a2, m1);
  let a0 = v128.xor(highWords(aLow, aHigh), k0);
  let a1 = lowWords(aLow, aHigh);
  a2 = v128.xor(v128.xor(constantHigh, a3), k1);
  a3 = i32x4.splat(<i32>constant);
  bLow = i64x2.extmul_low_i32x4_u(b2, m1);
  bHigh = i64x2.extmul_high_i32x4_u(b2, m1);
  let b0 = v128.xor(highWords(bLow, bHigh), k0);
  let b1 = lowWords(bLow, bHigh);
  b2 = v128.xor(v128.xor(constantHigh, b3), k1);
  b3 = i32x4.splat(<i32>constant);

  for (let round = 2; round < 10; round++) {
    k0 = i32x4.add(k0, w0);
    k1 = i32x4.add(k1, w1);
    const aOddLow = i64x2.extmul_low_i32x4_u(a2, m1);
    const aOddHigh = i64x2.extmul_high_i32x4_u(a2, m1);
    aLow = i64x2.extmul_low_i32x4_u(a0, m0);
    aHigh = i64x2.extmul_high_i32x4_u(a0, m0);
    a0 = v128.xor(v128.xor(highWords(aOddLow, aOddHigh), a1), k0);
    a1 = lowWords(aOddLow, aOddHigh);
    a2 = v128.xor(v128.xor(highWords(aLow, aHigh), a3), k1);
    a3 = lowWords(aLow, aHigh);
    const bOddLow = i64x2.extmul_low_i32x4_u(b2, m1);
    const bOddHigh = i64x2.extmul_high_i32x4_u(b2, m1);
    bLow = i64x2.extmul_low_i32x4_u(b0, m0);
    bHigh = i64x2.extmul_high_i32x4_u(b0, m0);
    b0 = v128.xor(v128.xor(highWords(bOddLow, bOddHigh), b1), k0);
    b1 = lowWords(bOddLow, bOddHigh);
    b2 = v128.xor(v128.xor(highWords(bLow, bHigh), b3), k1);
    b3 = lowWords(bLow, bHigh);
  }
  storeDraws(target, a0, a1, a2, a3, exponent);
  storeDraws(target + 64, b0, b1, b2, b3, exponent);
}

/**
 * Tails of `count` draws (rounded up to 16) from draw `first` on, a multiple of 16. `key` points to two words.
 *
 * With the top bit turned round, `1 + k' / 2^52 - 1.5` is the bits as a signed fraction: u up to a half, u - 1 above.
 */
export function philoxTails(target: usize, key: usize, first: u64, count: i32): void {
  const key0 = load<u32>(key);
  const key1 = load<u32>(key, 4);
  const turned = i64x2.splat(0x3ff8000000000000);
  const middle = f64x2.splat(1.5);
  const halfStep = f64x2.splat(1.1102230246251565e-16);
  let counter = <u32>(first >> 1);
  const counterHigh = <u32>(first >> 33);
  const end = target + (<usize>count << 3);
  for (; target < end; target += 128) {
    sixteenDraws(target, counter, counterHigh, key0, key1, turned);
    for (let at: usize = target; at < target + 128; at += 16) {
      v128.store(at, f64x2.add(f64x2.sub(v128.load(at), middle), halfStep));
    }
    counter += 8;
  }
}

/** As `philoxTails`, but plain uniforms in (0, 1). */
export function philoxUniforms(target: usize, key: usize, first: u64, count: i32): void {
  const key0 = load<u32>(key);
  const key1 = load<u32>(key, 4);
  const one = i64x2.splat(0x3ff0000000000000);
  const belowOne = f64x2.splat(0.9999999999999999);
  let counter = <u32>(first >> 1);
  const counterHigh = <u32>(first >> 33);
  const end = target + (<usize>count << 3);
  for (; target < end; target += 128) {
    sixteenDraws(target, counter, counterHigh, key0, key1, one);
    for (let at: usize = target; at < target + 128; at += 16) v128.store(at, f64x2.sub(v128.load(at), belowOne));
    counter += 8;
  }
}
