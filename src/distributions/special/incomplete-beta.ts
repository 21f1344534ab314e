import { expm1, ln } from '../../elementary/elementary.ts';
import { type LogTails, logComplement } from './incomplete-gamma.ts';
import { stirlingError } from './log-gamma.ts';
import { deviance, log1pMinus } from './log1p-minus.ts';
import { expm1Minus, logUnimodalTail } from './unimodal-tail.ts';

const logTwoPi = 1.8378770664093456;
const quadratureFrom = 600;

/**
 * The tails of a beta distribution at x, as logarithms so that nothing underflows. `complement` is 1 - x, given
 * apart so that neither end loses precision; both are positive. `logDensity` is ln(x (1 - x) density): the density
 * in ln(x / (1 - x)).
 *
 * Source: continued fraction below the mean; for two large parameters quadrature of the density in ln(x / (1 - x)).
 */
export function betaTails(alpha: number, beta: number, x: number, complement: number): LogTails {
  const logDensity = betaLogDensity(alpha, beta, x, complement);
  if (x * beta <= complement * alpha) {
    const lower = Math.min(0, logDensity + lowerPart(alpha, beta, x, complement));
    return { lower, upper: logComplement(lower), logDensity };
  }
  const upper = Math.min(0, logDensity + lowerPart(beta, alpha, complement, x));
  return { lower: logComplement(upper), upper, logDensity };
}

/** ln(x^alpha (1 - x)^beta / B(alpha, beta)). Source: Loader (2000), with real arguments. */
function betaLogDensity(alpha: number, beta: number, x: number, complement: number): number {
  const total = alpha + beta;
  const stirling = stirlingError(total) - stirlingError(alpha) - stirlingError(beta);
  const normal = 0.5 * (ln(alpha) + ln(beta / total) - logTwoPi);
  return normal + stirling - deviance(alpha, total * x) - deviance(beta, total * complement);
}

/** ln of the lower tail over the density in ln(x / (1 - x)), below the mean. */
function lowerPart(alpha: number, beta: number, x: number, complement: number): number {
  if (Math.min(alpha, beta) < quadratureFrom) return ln(lowerFraction(alpha, beta, x, complement));
  const slope = alpha * complement - beta * x;
  const total = alpha + beta;
  return logUnimodalTail(
    (step) => -slope * step - total * (log1pMinus(x * expm1(-step)) + x * expm1Minus(-step)),
    slope,
    total * x * complement,
  );
}

/**
 * The continued fraction by the modified Lentz method, in the form whose terms do not cancel below the mean.
 *
 * Source: Didonato and Morris, Algorithm 708, ACM Trans. Math. Softw. 18 (1992) 360-373, equation 9.
 */
function lowerFraction(alpha: number, beta: number, x: number, complement: number): number {
  const excess = alpha * complement - beta * x + 1;
  let fraction = (alpha * excess) / (alpha + 1);
  let c = fraction;
  let d = 0;
  for (let m = 1; m < 1_000_000; m += 1) {
    const middle = alpha + 2 * m - 1;
    const a = (((alpha + m - 1) / middle) * (alpha + beta + m - 1) * m * (beta - m) * x * x) / middle;
    const b =
      m + (m * (beta - m) * x) / middle + ((alpha + m) * (excess + m * (1 + complement))) / (middle + 2);
    d = 1 / (b + a * d);
    c = b + a / c;
    const factor = c * d;
    fraction *= factor;
    if (Math.abs(factor - 1) < 2e-16) break;
  }
  return 1 / fraction;
}
