import { exp, ln } from '../../elementary/elementary.ts';
import { betaTails } from './incomplete-beta.ts';
import { betaTailQuantile } from './inverse-beta-tails.ts';
import { logGamma } from './log-gamma.ts';

/**
 * P(T <= t) for Student's t; the lower tail keeps its relative precision.
 *
 * Source: Johnson, Kotz and Balakrishnan 2 (1995), equation 28.4a: df / (df + t^2) is beta(df / 2, 1 / 2).
 */
export function studentCdf(df: number, t: number): number {
  if (t === 0 || Number.isNaN(t)) return t + 0.5;
  const tail = 0.5 * exp(logBothTails(df, Math.abs(t)));
  return t < 0 ? tail : 1 - tail;
}

/** ln P(|T| > t) for t > 0. */
function logBothTails(df: number, t: number): number {
  const logRatio = 2 * ln(t) - ln(df);
  const leading = -(df / 2) * logRatio;
  if (logRatio > 600) return leading + logGamma((df + 1) / 2) - logGamma(df / 2 + 1) - 0.5 * ln(Math.PI);
  if (logRatio < -600) return 0;
  const ratio = (t / df) * t;
  return betaTails(df / 2, 0.5, 1 / (1 + ratio), ratio / (1 + ratio)).lower;
}

/** The t with P(T <= t) = p, for p in [0, 1/2]. */
export function studentQuantile(df: number, p: number): number {
  if (p === 0) return -Infinity;
  if (p === 0.5) return 0;
  // Near the centre the mass between -t and t is exact, far from it the mass outside.
  const logit =
    p > 0.25 ? betaTailQuantile(0.5, df / 2, 1 - 2 * p).logit : -betaTailQuantile(df / 2, 0.5, 2 * p).logit;
  return -Math.sqrt(df) * exp(logit / 2);
}
