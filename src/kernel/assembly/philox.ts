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
 * Two of four words k as uniforms in (0, 1): (k + 1/2) / 2^32; signed, u above a half is u - 1. Doubles at 2^20 are 2^-32 apart, so a word
 * in their lowest bits is a uniform, and what is taken off gives the half.
 */
// @ts-ignore: decorator
@inline
function asDraws(bits: v128, signed: bool): v128 {
  const uniforms = f64x2.sub(bits, f64x2.splat(1048575.9999999998835846781731));
  return signed ? f64x2.sub(uniforms, f64x2.splat(0.5)) : uniforms;
}

/** Stores four draws, one of each word. For signed tails, flipping the top bit adds or takes off a half. */
// @ts-ignore: decorator
@inline
function storeDraws(target: usize, words: v128, signed: bool): void {
  const exponent = i32x4.splat(0x41300000);
  const k = signed ? v128.xor(words, i32x4.splat(0x80000000)) : words;
  v128.store(target, asDraws(v128.shuffle<i32>(k, exponent, 0, 4, 1, 5), signed));
  v128.store(target, asDraws(v128.shuffle<i32>(k, exponent, 2, 6, 3, 7), signed), 16);
}

/**
 * 32 draws from draw 4c of the stream on, c the 64-bit counter. Two groups of four counters go through their rounds together, so that
 * one computes while the other waits.
 */
// @ts-ignore: decorator
@inline
function manyDraws(target: usize, counter: u32, counterHigh: u32, signed: bool): void {
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

  for (let keys = schedule + 16; keys < schedule + keyBytes; keys += 8) {
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
  storeDraws(target, a0, signed);
  storeDraws(target + 32, a1, signed);
  storeDraws(target + 64, a2, signed);
  storeDraws(target + 96, a3, signed);
  storeDraws(target + 128, b0, signed);
  storeDraws(target + 160, b1, signed);
  storeDraws(target + 192, b2, signed);
  storeDraws(target + 224, b3, signed);
}

// @ts-ignore: decorator
@inline
function fill(target: usize, key: usize, first: u64, count: i32, signed: bool): void {
  scheduleKeys(load<u32>(key), load<u32>(key, 4));
  let counter = <u32>(first >> 2);
  const counterHigh = <u32>(first >> 34);
  const end = target + (<usize>count << 3);
  for (; target < end; target += 256, counter += 8) manyDraws(target, counter, counterHigh, signed);
}

/**
 * Tails of `count` draws (rounded up to 32) from draw `first` on, a multiple of 16; none lies beyond the next multiple of 2^34. `key`
 * points to two words.
 */
export function philoxTails(target: usize, key: usize, first: u64, count: i32): void {
  fill(target, key, first, count, true);
}

/** As `philoxTails`, but plain uniforms. */
export function philoxUniforms(target: usize, key: usize, first: u64, count: i32): void {
  fill(target, key, first, count, false);
}

/** The four words of a counter below 2^32. */
export function philoxWords(target: usize, counter: u32, key0: u32, key1: u32): void {
  let x0: u64 = counter;
  let x1: u64 = 0;
  let x2: u64 = 0;
  let x3: u64 = 0;
  for (let round = 0; round < PHILOX_ROUNDS; round++) {
    const p = x0 * <u64>multiplier0;
    const q = x2 * <u64>multiplier1;
    x0 = (q >> 32) ^ x1 ^ <u64>key0;
    x1 = q & 0xffffffff;
    x2 = (p >> 32) ^ x3 ^ <u64>key1;
    x3 = p & 0xffffffff;
    key0 += weyl0;
    key1 += weyl1;
  }
  store<u32>(target, <u32>x0);
  store<u32>(target, <u32>x1, 4);
  store<u32>(target, <u32>x2, 8);
  store<u32>(target, <u32>x3, 12);
}
