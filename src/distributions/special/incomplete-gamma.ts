import { exp, expm1, ln, log1p } from '../../elementary/elementary.ts';
import { stirlingError } from './log-gamma.ts';
import { deviance } from './log1p-minus.ts';
import { expm1Minus, logUnimodalTail } from './unimodal-tail.ts';

const logTwoPi = 1.8378770664093456;
const quadratureFrom = 600;

/** Natural logarithms of P(X <= x) and P(X > x), and of x times the density at x. */
export interface LogTails {
  readonly lower: number;
  readonly upper: number;
  readonly logDensity: number;
}

/**
 * The tails of a gamma distribution of the given shape and scale 1, as logarithms so that nothing underflows.
 * `x` is positive and finite.
 *
 * Source: series DLMF 8.11.4, continued fraction DLMF 8.9.2; for large shapes quadrature of the density in ln x.
 */
export function gammaTails(shape: number, x: number): LogTails {
  const logDensity = gammaLogDensity(shape, x);
  if (x < shape + 1) {
    const part = shape < quadratureFrom ? ln(lowerSeries(shape, x)) : largeShapeTail(shape, x, -1);
    const lower = Math.min(0, logDensity + part);
    return { lower, upper: logComplement(lower), logDensity };
  }
  const part = shape < quadratureFrom ? ln(upperFraction(shape, x)) : largeShapeTail(shape, x, 1);
  const upper = Math.min(0, logDensity + part);
  return { lower: logComplement(upper), upper, logDensity };
}

/** ln of a tail over the density at its end, both in ln x. */
function largeShapeTail(shape: number, x: number, direction: -1 | 1): number {
  const slope = (x - shape) * direction;
  return logUnimodalTail((step) => -slope * step - x * expm1Minus(direction * step), slope, x);
}

/** ln(x^a exp(-x) / Gamma(a)): the density in ln x. */
function gammaLogDensity(shape: number, x: number): number {
  return 0.5 * (ln(shape) - logTwoPi) - stirlingError(shape) - deviance(shape, x);
}

/** ln(1 - exp(y)) for y <= 0. Source: Maechler, Accurately computing log(1 - exp(-|a|)) (2012). */
export function logComplement(y: number): number {
  return y > -Math.LN2 ? ln(-expm1(y)) : log1p(-exp(y));
}

function lowerSeries(shape: number, x: number): number {
  let term = 1 / shape;
  let sum = term;
  for (let n = 1; term > sum * 1e-17; n += 1) {
    term *= x / (shape + n);
    sum += term;
  }
  return sum;
}

/** The modified Lentz method. */
function upperFraction(shape: number, x: number): number {
  let b = x + 1 - shape;
  let c = Number.POSITIVE_INFINITY;
  let d = 1 / b;
  let fraction = d;
  for (let n = 1; n < 10_000; n += 1) {
    const a = n * (shape - n);
    b += 2;
    d = 1 / (a * d + b);
    c = b + a / c;
    const factor = c * d;
    fraction *= factor;
    if (Math.abs(factor - 1) < 2e-16) break;
  }
  return fraction;
}
