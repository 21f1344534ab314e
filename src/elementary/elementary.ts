/*
 * Elementary functions that give the same bits on every platform: `Math.exp` and the like may differ between engines and
 * their versions, as ECMAScript leaves them open. These are made of operations that IEEE 754 rounds correctly, in the
 * steps of the kernel's, so that a formula has one value whether a table, a constant or the kernel computes it.
 */
export { asin, atan2 } from './arc-tangent.ts';
export { binaryExponent, powerOfTwo } from './binary.ts';
export { decimalExponent, powerOfTen } from './decimal.ts';
export { exp, exp2, expm1 } from './exponential.ts';
export { cosh, sinh } from './hyperbolic.ts';
export { hypot } from './hypotenuse.ts';
export { ln, log1p, log2, log10 } from './logarithm.ts';
export { pow, square } from './power.ts';
export { cos, sin, tan } from './trigonometric.ts';
