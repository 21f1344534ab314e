import type { Observed } from './observed.ts';
import { quantile } from './quantile.ts';

/**
 * How fast the heavier tail falls, as the exponent a of P(|y - median| > t) ~ t^-a between the outermost hundredth and
 * the outermost 30 draws; at 2 or below there is no variance to estimate. Infinite where the tail ends, null with too few
 * draws.
 *
 * Source: Dekkers and de Haan, On the estimation of the extreme-value index and large quantile estimation, Ann. Stat. 17
 * (1989) 1795-1832: the exponent from two high quantiles.
 */
export function tailIndex(observed: Observed): number | null {
  const far = 30 / observed.summary.count;
  const near = 1e-2;
  if (!(far < near / 10)) return null;
  const middle = quantile(observed, 0.5)!;
  const side = (a: number, b: number) => {
    const ratio = (quantile(observed, b)! - middle) / (quantile(observed, a)! - middle);
    return ratio > 1 ? Math.log(near / far) / Math.log(ratio) : Number.POSITIVE_INFINITY;
  };
  return Math.min(side(near, far), side(1 - near, 1 - far));
}
