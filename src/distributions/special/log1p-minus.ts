import { ln, log1p } from '../../elementary/elementary.ts';
/**
 * ln(1 + x) - x for x > -1, without the cancellation near 0.
 *
 * Source: the series of atanh with t = x / (2 + x), ln(1 + x) = 2 atanh(t), where x = 2 t / (1 - t).
 */
export function log1pMinus(x: number): number {
  if (x < -0.5 || x > 1) return log1p(x) - x;
  const t = x / (2 + x);
  const square = t * t;
  let power = square;
  let sum = 0;
  // 2 atanh(t) - x = -t x + 2 t (t^2 / 3 + t^4 / 5 + ...); at |t| <= 1/3 seventeen terms reach double precision.
  for (let n = 3; n < 37; n += 2) {
    sum += power / n;
    power *= square;
  }
  return t * (2 * sum - x);
}

/**
 * x ln(x / m) + m - x, the deviance of x from m: what is left of a Poisson probability once Stirling's formula is
 * taken out. Accurate where x is near m.
 *
 * Source: Loader, Fast and accurate computation of binomial probabilities (2000), section 3.
 */
export function deviance(x: number, m: number): number {
  if (x === 0) return m;
  const relative = (m - x) / x;
  if (Math.abs(relative) < 0.9) return -x * log1pMinus(relative);
  return x * (ln(x) - ln(m)) + m - x;
}
