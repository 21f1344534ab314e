import { exp } from '../elementary/elementary.ts';
import { type Shape, quantilesOfTails } from './family.ts';
import { betaTails } from './special/incomplete-beta.ts';
import { betaTailQuantile } from './special/inverse-beta-tails.ts';

/** A beta distribution stretched over [low, high]. */
export function scaledBeta(alpha: number, beta: number, low: number, high: number): Shape {
  const width = high - low;
  const total = alpha + beta;
  return {
    support: [low, high],
    mean: low + width * (alpha / total),
    sd: width * Math.sqrt(((alpha / total) * (beta / total)) / (total + 1)),
    cdf: (x) =>
      x <= low ? 0 : x >= high ? 1 : exp(betaTails(alpha, beta, (x - low) / width, (high - x) / width).lower),
    survival: (x) =>
      x <= low ? 1 : x >= high ? 0 : exp(betaTails(alpha, beta, (x - low) / width, (high - x) / width).upper),
    ...quantilesOfTails(
      (u) => {
        if (u === 0) return low;
        const { x, complement } = betaTailQuantile(alpha, beta, u);
        return x <= complement ? low + width * x : high - width * complement;
      },
      (s) => {
        if (s === 0) return high;
        const { x, complement } = betaTailQuantile(beta, alpha, s);
        return x <= complement ? high - width * x : low + width * complement;
      },
    ),
  };
}
