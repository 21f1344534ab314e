import { ln } from '../../elementary/elementary.ts';
const halfLogTwoPi = 0.9189385332046728;

/** Coefficients of the Stirling series, B(2k) / (2k (2k - 1)), from the highest power down. */
const stirlingSeries = [
  -1.392432216905901, 0.1796443723688307, -0.029550653594771242, 0.00641025641025641, -0.0019175269175269176,
  0.0008417508417508417, -0.0005952380952380953, 0.0007936507936507937, -0.002777777777777778,
  0.08333333333333333,
];
const seriesFrom = 10;

/**
 * What Stirling's formula leaves out: ln Gamma(x + 1) - (x + 1/2) ln x + x - ln(2 pi) / 2, for x > 0.
 *
 * Source: DLMF 5.11.1; below 10 by the recurrence of the gamma function.
 */
export function stirlingError(x: number): number {
  if (x >= seriesFrom) return seriesOfStirling(x);
  return logGamma(x + 1) - (x + 0.5) * ln(x) + x - halfLogTwoPi;
}

/** ln Gamma(x) for x > 0. Source: DLMF 5.11.1 and 5.5.1. */
export function logGamma(x: number): number {
  let shifted = x;
  let product = 1;
  while (shifted < seriesFrom) {
    product *= shifted;
    shifted += 1;
  }
  const stirling = (shifted - 0.5) * ln(shifted) - shifted + halfLogTwoPi + seriesOfStirling(shifted);
  return stirling - ln(product);
}

function seriesOfStirling(x: number): number {
  const inverseSquare = 1 / (x * x);
  let sum = 0;
  for (const coefficient of stirlingSeries) sum = sum * inverseSquare + coefficient;
  return sum / x;
}
