import { productError } from './two-doubles';

/*
 * Any finite double less the nearest multiple of pi/2, to 120 bits.
 * Source: Payne and Hanek, Radian reduction for trigonometric functions, SIGNUM Newsletter 18 (1983).
 */

/** 2/pi in words of 32 bits, the first of weight 2^-32. Source: computed at 3000 bits. */
// @ts-ignore: decorator
@lazy @inline
const twoOverPi = memory.data<u32>([
  0xa2f9836e, 0x4e441529, 0xfc2757d1, 0xf534ddc0, 0xdb629599, 0x3c439041, 0xfe5163ab, 0xdebbc561,
  0xb7246e3a, 0x424dd2e0, 0x06492eea, 0x09d1921c, 0xfe1deb1c, 0xb129a73e, 0xe88235f5, 0x2ebb4484,
  0xe99c7026, 0xb45f7e41, 0x3991d639, 0x835339f4, 0x9c845f8b, 0xbdf9283b, 0x1ff897ff, 0xde05980f,
  0xef2f118b, 0x5a0a6d1f, 0x6d367ecf, 0x27cb09b7, 0x4f463f66, 0x9e5fea2d, 0x7527bac7, 0xebe5f17b,
  0x3d0739f7, 0x8a5292ea, 0x6bfb5fb1, 0x1f8d5d08, 0x56033046, 0xfc7b6bab, 0xf0cfbc20, 0x9af4361d,
  0xa9e39161, 0x5ee61b08, 0x6599855f, 0x14a06840, 0x8dffd880,
]);

/** Words of 2/pi that take part. */
const words = 7;
/** The product's words from the lowest up, with an empty one below and some above. */
// @ts-ignore: decorator
@lazy @inline
const product = memory.data(64);

/** What `reduceExactly` found: the number of the multiple, modulo 4, and the rest in two doubles. */
export let quadrant: i64 = 0;
export let rest: f64 = 0;
export let restLow: f64 = 0;

/** 64 bits of the product from `position` on; the lowest word is empty, so that position -32 can be asked for. */
function bitsAt(position: i32): u64 {
  const place = position + 32;
  const word = product + (<usize>(place >> 5) << 2);
  const offset = <u64>(place & 31);
  const low = load<u64>(word) >> offset;
  return offset == 0 ? low : low | (<u64>load<u32>(word, 8) << (64 - offset));
}

/** Reduces |x|, at least pi/4. */
export function reduceExactly(x: f64): void {
  const bits = reinterpret<u64>(x) & 0x7fffffffffffffff;
  const exponent = <i32>(bits >> 52) - 1075;
  const mantissa = (bits & 0xfffffffffffff) | 0x10000000000000;
  const mantissaLow = mantissa & 0xffffffff;
  const mantissaHigh = mantissa >> 32;
  // Words before this one only add multiples of 4.
  const start = max(0, (exponent - 2) >> 5);
  memory.fill(product, 0, 64);
  for (let k = 0; k < words; k++) {
    const word = <u64>load<u32>(twoOverPi + (<usize>(start + words - 1 - k) << 2));
    const at = product + 4 + (<usize>k << 2);
    let carry = mantissaLow * word + <u64>load<u32>(at);
    store<u32>(at, <u32>carry);
    carry = (carry >> 32) + mantissaHigh * word + <u64>load<u32>(at, 4);
    store<u32>(at, <u32>carry, 4);
    store<u32>(at, <u32>(carry >> 32), 8);
  }
  const point = 32 * (start + words) - exponent;
  quadrant = <i64>(bitsAt(point) & 3);
  let high = bitsAt(point - 64);
  let middle = bitsAt(point - 128);
  let low = bitsAt(point - 192);
  const isAbove = <i64>high < 0;
  if (isAbove) {
    quadrant = (quadrant + 1) & 3;
    low = ~low + 1;
    middle = ~middle + <u64>(low == 0);
    high = ~high + <u64>(low == 0 && middle == 0);
  }
  let scale: f64 = 1.1102230246251565e-16;
  if (high == 0) {
    high = middle;
    middle = low;
    low = 0;
    scale *= 5.421010862427522e-20;
  }
  const zeros = clz(high);
  if (zeros > 0) {
    high = (high << zeros) | (middle >> (64 - zeros));
    middle = (middle << zeros) | (low >> (64 - zeros));
    scale /= <f64>(<u64>1 << zeros);
  }
  const fraction = f64x2.splat(<f64>(high >> 11));
  const fractionLow = <f64>((high << 53) | (middle >> 11)) * 5.421010862427522e-20;
  const quarterTurn = f64x2.splat(1.57079632679489655800);
  const main = f64x2.mul(fraction, quarterTurn);
  const error =
    f64x2.extract_lane(productError(fraction, quarterTurn, main), 0) +
    f64x2.extract_lane(fraction, 0) * 6.123233995736766e-17 +
    fractionLow * 1.5707963267948966;
  const sum = f64x2.extract_lane(main, 0) + error;
  const sign: f64 = isAbove ? -scale : scale;
  restLow = (f64x2.extract_lane(main, 0) - sum + error) * sign;
  rest = sum * sign;
}
