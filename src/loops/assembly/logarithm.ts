/*
 * ln(1 + x) as src/elementary/logarithm.ts computes it, step by step and so bit by bit, of two x above -1 at a time.
 */

// @ts-ignore: decorator
@inline
function splat(x: f64): v128 {
  return f64x2.splat(x);
}

/** `a + b * c`, rounded twice. */
// @ts-ignore: decorator
@inline
function plusProduct(a: v128, b: v128, c: v128): v128 {
  return f64x2.add(a, f64x2.mul(b, c));
}

/** ln(2^k (1 + f)) + c, for a small correction c. */
// @ts-ignore: decorator
@inline
function logOf(k: v128, f: v128, c: v128): v128 {
  const halfSquare = f64x2.mul(splat(0.5), f64x2.mul(f, f));
  const s = f64x2.div(f, f64x2.add(splat(2), f));
  const z = f64x2.mul(s, s);
  const w = f64x2.mul(z, z);
  const evenEnd = plusProduct(splat(2.2222198432149784e-1), w, splat(1.5313837699209373e-1));
  const even = f64x2.mul(w, plusProduct(splat(3.999999999940942e-1), w, evenEnd));
  const oddEnd = plusProduct(splat(1.818357216161805e-1), w, splat(1.4798198605116586e-1));
  const odd = plusProduct(splat(6.666666666666735e-1), w, plusProduct(splat(2.857142874366239e-1), w, oddEnd));
  const series = f64x2.mul(s, f64x2.add(halfSquare, plusProduct(even, z, odd)));
  const low = f64x2.add(f64x2.mul(k, splat(1.9082149292705877e-10)), c);
  const rest = f64x2.sub(f64x2.sub(halfSquare, f64x2.add(series, low)), f);
  return f64x2.sub(f64x2.mul(k, splat(6.931471803691238e-1)), rest);
}

/** k of 2^k m, m in [sqrt 1/2, sqrt 2), as two words of eight bytes. */
// @ts-ignore: decorator
@inline
function exponents(x: v128): v128 {
  // The upper words alone: an arithmetic shift of eight bytes is four instructions.
  const upper = i32x4.sub(x, i32x4.splat(0x3fe6a09e));
  return i32x4.shr_s(i32x4.shuffle(upper, upper, 1, 1, 3, 3), 20);
}

// @ts-ignore: decorator
@inline
function log1p(x: v128): v128 {
  const sum = f64x2.add(x, splat(1));
  const k = exponents(sum);
  const wholes = f64x2.convert_low_i32x4_s(i32x4.shuffle(k, k, 0, 2, 0, 2));
  const isNear = i64x2.eq(k, i64x2.splat(0));
  const lostAbove = f64x2.sub(splat(1), f64x2.sub(sum, x));
  const lostBelow = f64x2.sub(x, f64x2.sub(sum, splat(1)));
  const lost = v128.bitselect(lostAbove, lostBelow, f64x2.gt(x, splat(1)));
  // 2^-k, from the exponents' lower words.
  const scale = i64x2.shl(i64x2.sub(i64x2.splat(1023), k), 52);
  const f = v128.bitselect(x, f64x2.sub(f64x2.mul(sum, scale), splat(1)), isNear);
  return logOf(wholes, f, v128.andnot(f64x2.div(lost, sum), isNear));
}

/**
 * The sum of `counts[i] * ln(1 + factor * places[i])`, in that order. Each argument is above -1 and finite; there is room for one place
 * and count more, which count nothing.
 */
export function sumOfLogs(places: usize, counts: usize, count: i32, factor: f64): f64 {
  let sum: f64 = 0;
  for (const end = places + (<usize>count << 3); places < end; places += 16, counts += 16) {
    const logs = f64x2.mul(v128.load(counts), log1p(f64x2.mul(splat(factor), v128.load(places))));
    sum += f64x2.extract_lane(logs, 0);
    if (places + 8 < end) sum += f64x2.extract_lane(logs, 1);
  }
  return sum;
}
