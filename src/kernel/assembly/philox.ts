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

/**
 * 52 random bits a draw, as doubles `1 + k / 2^52`, for draws 2c to 2c + 7 of the stream, c the 64-bit counter. The
 * top bit is turned round where `flip` says so.
 */
// @ts-ignore: decorator
@inline
function eightDraws(target: usize, counter: u32, counterHigh: u32, key0: u32, key1: u32, exponent: v128): void {
  const m0 = i32x4.splat(multiplier0);
  const m1 = i32x4.splat(multiplier1);
  const w0 = i32x4.splat(weyl0);
  const w1 = i32x4.splat(weyl1);
  let k0 = i32x4.splat(key0);
  let k1 = i32x4.splat(key1);
  const c0 = i32x4.add(i32x4.splat(counter), i32x4(0, 1, 2, 3));

  // Counter words 2 and 3 are 0 and word 1 is the same in all lanes: rounds one and two have one product each.
  let evenLow = i64x2.extmul_low_i32x4_u(c0, m0);
  let evenHigh = i64x2.extmul_high_i32x4_u(c0, m0);
  let x2 = v128.xor(highWords(evenLow, evenHigh), k1);
  let x3 = lowWords(evenLow, evenHigh);
  k0 = i32x4.add(k0, w0);
  k1 = i32x4.add(k1, w1);
  const constant: u64 = <u64>multiplier0 * <u64>(counterHigh ^ key0);
  let oddLow = i64x2.extmul_low_i32x4_u(x2, m1);
  let oddHigh = i64x2.extmul_high_i32x4_u(x2, m1);
  let x0 = v128.xor(highWords(oddLow, oddHigh), k0);
  let x1 = lowWords(oddLow, oddHigh);
  x2 = v128.xor(v128.xor(i32x4.splat(<i32>(constant >> 32)), x3), k1);
  x3 = i32x4.splat(<i32>constant);

  for (let round = 2; round < 10; round++) {
    k0 = i32x4.add(k0, w0);
    k1 = i32x4.add(k1, w1);
    evenLow = i64x2.extmul_low_i32x4_u(x0, m0);
    evenHigh = i64x2.extmul_high_i32x4_u(x0, m0);
    oddLow = i64x2.extmul_low_i32x4_u(x2, m1);
    oddHigh = i64x2.extmul_high_i32x4_u(x2, m1);
    x0 = v128.xor(v128.xor(highWords(oddLow, oddHigh), x1), k0);
    x1 = lowWords(oddLow, oddHigh);
    x2 = v128.xor(v128.xor(highWords(evenLow, evenHigh), x3), k1);
    x3 = lowWords(evenLow, evenHigh);
  }

  // Words 0 and 1 make the even draw, 2 and 3 the odd one; the first word is the high half.
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
 * Tails of `count` draws (rounded up to 8) from draw `first` on, a multiple of 8. `key` points to two words.
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
  for (; target < end; target += 64) {
    eightDraws(target, counter, counterHigh, key0, key1, turned);
    v128.store(target, f64x2.add(f64x2.sub(v128.load(target), middle), halfStep));
    v128.store(target, f64x2.add(f64x2.sub(v128.load(target, 16), middle), halfStep), 16);
    v128.store(target, f64x2.add(f64x2.sub(v128.load(target, 32), middle), halfStep), 32);
    v128.store(target, f64x2.add(f64x2.sub(v128.load(target, 48), middle), halfStep), 48);
    counter += 4;
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
  for (; target < end; target += 64) {
    eightDraws(target, counter, counterHigh, key0, key1, one);
    v128.store(target, f64x2.sub(v128.load(target), belowOne));
    v128.store(target, f64x2.sub(v128.load(target, 16), belowOne), 16);
    v128.store(target, f64x2.sub(v128.load(target, 32), belowOne), 32);
    v128.store(target, f64x2.sub(v128.load(target, 48), belowOne), 48);
    counter += 4;
  }
}
