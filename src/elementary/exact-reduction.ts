import { powerOfTwo } from './binary.ts';
import { productError } from './two-doubles.ts';

/*
 * Any finite double less the nearest multiple of pi/2, to 120 bits, as src/kernel/assembly/exact-reduction.ts.
 * Source: Payne and Hanek, Radian reduction for trigonometric functions, SIGNUM Newsletter 18 (1983).
 */

/** 2/pi times 2^1184, as far as the largest doubles need it. Source: computed at 3000 bits. */
const twoOverPi =
  0xa2f9836e4e441529fc2757d1f534ddc0db6295993c439041fe5163abdebbc561b7246e3a424dd2e006492eea09d1921cfe1deb1cb129a73ee88235f52ebb4484e99c7026b45f7e413991d639835339f49c845f8bbdf9283b1ff897ffde05980fef2f118b5a0a6d1f6d367ecf27cb09b74f463f669e5fea2d7527bac7ebe5f17b3d0739f78a5292ea6bfb5fb11f8d5d0856033046n;

/** Words of 2/pi, of 32 bits, and how many of them take part. */
const [allWords, words] = [37, 7];
const view = new DataView(new ArrayBuffer(8));

/** The number of the multiple, modulo 4, and the rest in two doubles; `size` is finite and at least pi/4. */
export function reduceExactly(size: number): readonly [quadrants: number, rest: number, restLow: number] {
  view.setFloat64(0, size);
  const bits = view.getBigUint64(0);
  const exponent = Number(bits >> 52n) - 1075;
  const mantissa = (bits & 0xfffffffffffffn) | 0x10000000000000n;
  // Words before this one only add multiples of 4.
  const start = Math.max(0, (exponent - 2) >> 5);
  const part = BigInt.asUintN(32 * words, twoOverPi >> BigInt(32 * (allWords - start - words)));
  // The product's bits from 192 below the point on; 32 zeros stand below its lowest one.
  const fromPoint = BigInt(32 * (start + words) - exponent - 192 + 32);
  const product = ((mantissa * part) << 32n) >> fromPoint;
  const turns = Number((product >> 192n) & 3n);
  const below = BigInt.asUintN(192, product);
  const isAbove = below >> 191n === 1n;
  const fraction = isAbove ? (1n << 192n) - below : below;

  const zeros = 192 - fraction.toString(2).length;
  const leading = BigInt.asUintN(192, fraction << BigInt(zeros)) >> 75n;
  const high = Number(leading >> 64n);
  const highLow = Number(BigInt.asUintN(64, leading)) * 5.421010862427522e-20;
  const quarterTurn = Math.PI / 2;
  const main = high * quarterTurn;
  const error =
    productError(high, quarterTurn, main) + high * 6.123233995736766e-17 + highLow * (Math.PI / 2);
  const sum = main + error;
  const scale = (isAbove ? -1.1102230246251565e-16 : 1.1102230246251565e-16) * powerOfTwo(-zeros);
  return [(turns + (isAbove ? 1 : 0)) & 3, sum * scale, (main - sum + error) * scale];
}
