import { PHILOX_ROUNDS } from './codes';

// Philox4x32-7, four counters at once. Source: Salmon, Moraes, Dror and Shaw, SC 2011, table 2.

const multiplier0: u32 = 0xd2511f53;
const multiplier1: u32 = 0xcd9e8d57;
const weyl0: u32 = 0x9e3779b9;
const weyl1: u32 = 0xbb67ae85;

/** The two keys of each round, of the stream that is drawn. */
// @ts-ignore: decorator
@inline
const keyBytes: usize = PHILOX_ROUNDS << 3;
const schedule: usize = memory.data(PHILOX_ROUNDS << 3, 16);

function scheduleKeys(key0: u32, key1: u32): void {
  for (let at = schedule; at < schedule + keyBytes; at += 8) {
    store<u32>(at, key0);
    store<u32>(at, key1, 4);
    key0 += weyl0;
    key1 += weyl1;
  }
}

/** High words of two pairs of 64-bit products. */
// @ts-ignore: decorator
@inline
function highWords(first: v128, second: v128): v128 {
  return v128.shuffle<i32>(first, second, 1, 3, 5, 7);
}

/**
 * The leading 52 of 64 bits, k, as a uniform in (0, 1): (k + 1/2) / 2^52. Signed, u above a half is u - 1: with the top
 * bit turned round, `1 + k' / 2^52 - 1.5` is the bits as a signed fraction.
 */
// @ts-ignore: decorator
@inline
function asDraw(bits: v128, signed: bool): v128 {
  const fraction = i64x2.shr_u(bits, 12);
  if (signed) {
    const turned = v128.xor(fraction, i64x2.splat(0x3ff8000000000000));
    return f64x2.add(f64x2.sub(turned, f64x2.splat(1.5)), f64x2.splat(1.1102230246251565e-16));
  }
  return f64x2.sub(v128.or(fraction, i64x2.splat(0x3ff0000000000000)), f64x2.splat(0.9999999999999999));
}

/** Stores eight draws: words 0 and 1 make the even draw, 2 and 3 the odd one; the first word is the high half. */
// @ts-ignore: decorator
@inline
function storeDraws(target: usize, x0: v128, x1: v128, x2: v128, x3: v128, signed: bool): void {
  const even01 = v128.shuffle<i32>(x1, x0, 0, 4, 1, 5);
  const even23 = v128.shuffle<i32>(x1, x0, 2, 6, 3, 7);
  const odd01 = v128.shuffle<i32>(x3, x2, 0, 4, 1, 5);
  const odd23 = v128.shuffle<i32>(x3, x2, 2, 6, 3, 7);
  v128.store(target, asDraw(v128.shuffle<i64>(even01, odd01, 0, 2), signed));
  v128.store(target, asDraw(v128.shuffle<i64>(even01, odd01, 1, 3), signed), 16);
  v128.store(target, asDraw(v128.shuffle<i64>(even23, odd23, 0, 2), signed), 32);
  v128.store(target, asDraw(v128.shuffle<i64>(even23, odd23, 1, 3), signed), 48);
}

/**
 * Sixteen draws from draw 2c of the stream on, c the 64-bit counter; where `mixed`, two more at `extra` from a counter of
 * their own.
 *
 * Two groups of four counters go through their rounds together, so that one computes while the other waits. They keep
 * the vector units busy; the ninth counter is left to the integer units, which would be idle.
 */
// @ts-ignore: decorator
@inline
function sixteenDraws(
  target: usize, counter: u32, counterHigh: u32, signed: bool, mixed: bool, extra: usize, extraCounter: u32,
): void {
  const m0 = i32x4.splat(multiplier0);
  const m1 = i32x4.splat(multiplier1);
  let k0 = v128.load32_splat(schedule, 8);
  let k1 = v128.load32_splat(schedule, 4);
  const a = i32x4.add(i32x4.splat(counter), i32x4(0, 1, 2, 3));
  const b = i32x4.add(i32x4.splat(counter), i32x4(4, 5, 6, 7));

  // Counter words 2 and 3 are 0 and word 1 is the same in all lanes: rounds one and two have one product each.
  let aLow = i64x2.extmul_low_i32x4_u(a, m0);
  let aHigh = i64x2.extmul_high_i32x4_u(a, m0);
  let a2 = v128.xor(highWords(aLow, aHigh), k1);
  let a3 = i32x4.mul(a, m0);
  let bLow = i64x2.extmul_low_i32x4_u(b, m0);
  let bHigh = i64x2.extmul_high_i32x4_u(b, m0);
  let b2 = v128.xor(highWords(bLow, bHigh), k1);
  let b3 = i32x4.mul(b, m0);
  k1 = v128.load32_splat(schedule, 12);
  const constant: u64 = <u64>multiplier0 * <u64>(counterHigh ^ load<u32>(schedule));
  const constantHigh = i32x4.splat(<i32>(constant >> 32));
  aLow = i64x2.extmul_low_i32x4_u(a2, m1);
  aHigh = i64x2.extmul_high_i32x4_u(a2, m1);
  let a0 = v128.xor(highWords(aLow, aHigh), k0);
  let a1 = i32x4.mul(a2, m1);
  a2 = v128.xor(v128.xor(constantHigh, a3), k1);
  a3 = i32x4.splat(<i32>constant);
  bLow = i64x2.extmul_low_i32x4_u(b2, m1);
  bHigh = i64x2.extmul_high_i32x4_u(b2, m1);
  let b0 = v128.xor(highWords(bLow, bHigh), k0);
  let b1 = i32x4.mul(b2, m1);
  b2 = v128.xor(v128.xor(constantHigh, b3), k1);
  b3 = i32x4.splat(<i32>constant);

  let s0: u64 = 0;
  let s1: u64 = 0;
  let s2: u64 = 0;
  let s3: u64 = 0;
  if (mixed) {
    const p = <u64>extraCounter * <u64>multiplier0;
    const q = ((p >> 32) ^ <u64>load<u32>(schedule, 4)) * <u64>multiplier1;
    s0 = (q >> 32) ^ <u64>load<u32>(schedule, 8);
    s1 = q & 0xffffffff;
    s2 = (constant >> 32) ^ (p & 0xffffffff) ^ <u64>load<u32>(schedule, 12);
    s3 = constant & 0xffffffff;
  }
  for (let keys = schedule + 16; keys < schedule + keyBytes; keys += 8) {
    if (mixed) {
      const p = s0 * <u64>multiplier0;
      const q = s2 * <u64>multiplier1;
      s0 = (q >> 32) ^ s1 ^ <u64>load<u32>(keys);
      s1 = q & 0xffffffff;
      s2 = (p >> 32) ^ s3 ^ <u64>load<u32>(keys, 4);
      s3 = p & 0xffffffff;
    }
    k0 = v128.load32_splat(keys);
    k1 = v128.load32_splat(keys, 4);
    const aOddLow = i64x2.extmul_low_i32x4_u(a2, m1);
    const aOddHigh = i64x2.extmul_high_i32x4_u(a2, m1);
    const aNext1 = i32x4.mul(a2, m1);
    aLow = i64x2.extmul_low_i32x4_u(a0, m0);
    aHigh = i64x2.extmul_high_i32x4_u(a0, m0);
    const aNext3 = i32x4.mul(a0, m0);
    a0 = v128.xor(v128.xor(highWords(aOddLow, aOddHigh), a1), k0);
    a1 = aNext1;
    a2 = v128.xor(v128.xor(highWords(aLow, aHigh), a3), k1);
    a3 = aNext3;
    const bOddLow = i64x2.extmul_low_i32x4_u(b2, m1);
    const bOddHigh = i64x2.extmul_high_i32x4_u(b2, m1);
    const bNext1 = i32x4.mul(b2, m1);
    bLow = i64x2.extmul_low_i32x4_u(b0, m0);
    bHigh = i64x2.extmul_high_i32x4_u(b0, m0);
    const bNext3 = i32x4.mul(b0, m0);
    b0 = v128.xor(v128.xor(highWords(bOddLow, bOddHigh), b1), k0);
    b1 = bNext1;
    b2 = v128.xor(v128.xor(highWords(bLow, bHigh), b3), k1);
    b3 = bNext3;
  }
  storeDraws(target, a0, a1, a2, a3, signed);
  storeDraws(target + 64, b0, b1, b2, b3, signed);
  if (mixed) v128.store(extra, asDraw(i64x2(<i64>((s0 << 32) | s1), <i64>((s2 << 32) | s3)), signed));
}

/** Counters of a whole block of draws, and how many of them vectors take when the last are left to the integer units. */
const blockCounters: u32 = 512;
const vectorCounters: u32 = 456;

// @ts-ignore: decorator
@inline
function fill(target: usize, key: usize, first: u64, count: i32, signed: bool): void {
  scheduleKeys(load<u32>(key), load<u32>(key, 4));
  let counter = <u32>(first >> 1);
  const counterHigh = <u32>(first >> 33);
  if (count != 2 * blockCounters) {
    const end = target + (<usize>count << 3);
    for (; target < end; target += 128, counter += 8) sixteenDraws(target, counter, counterHigh, signed, false, 0, 0);
    return;
  }
  // 57 times eight counters and one; the 56 of the integer units end a step before the others.
  const end = target + (<usize>vectorCounters << 4);
  let extra = end;
  let extraCounter = counter + vectorCounters;
  const lastExtra = counter + blockCounters - 1;
  for (; target < end; target += 128, counter += 8) {
    sixteenDraws(target, counter, counterHigh, signed, true, extra, extraCounter);
    const step = <u32>(extraCounter < lastExtra);
    extra += <usize>step << 4;
    extraCounter += step;
  }
}

/** Tails of `count` draws (rounded up to 16) from draw `first` on, a multiple of 16. `key` points to two words. */
export function philoxTails(target: usize, key: usize, first: u64, count: i32): void {
  fill(target, key, first, count, true);
}

/** As `philoxTails`, but plain uniforms. */
export function philoxUniforms(target: usize, key: usize, first: u64, count: i32): void {
  fill(target, key, first, count, false);
}
