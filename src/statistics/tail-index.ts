import type { Observed } from './observed.ts';
import { quantile } from './quantile.ts';

/** Draws beyond the farthest quantile that is looked at. */
const outermost = 100;
/** A tail of exponent 2 reaches 3.2 times as far for a tenth of the draws; one that reaches less than this has an end. */
const stillRising = 1.25;

/**
 * How fast the heavier tail falls, as the exponent a of P(|y - median| > t) ~ t^-a; at 2 or below there is no variance to
 * estimate. It is seen from the outermost 1,000 draws to the outermost 100, and from the outermost hundredth of all;
 * the lighter of the two counts. Infinite where the tail ends, as it does beyond a rare event of a known size; null with
 * too few draws.
 *
 * Source: Dekkers and de Haan, On the estimation of the extreme-value index and large quantile estimation, Ann. Stat. 17
 * (1989) 1795-1832: the exponent from two high quantiles.
 */
export function tailIndex(observed: Observed): number | null {
  const far = outermost / observed.summary.count;
  if (!(10 * far < 0.05)) return null;
  const middle = quantile(observed, 0.5)!;
  const reach = (p: number) => Math.abs(quantile(observed, p)! - middle);
  const side = (place: (share: number) => number) => {
    if (reach(place(far / 10)) < stillRising * reach(place(far))) return Number.POSITIVE_INFINITY;
    const exponent = (near: number) => {
      const ratio = reach(place(far)) / reach(place(near));
      return ratio > 1 ? Math.log(near / far) / Math.log(ratio) : Number.POSITIVE_INFINITY;
    };
    return Math.max(exponent(10 * far), exponent(Math.max(0.01, 10 * far)));
  };
  return Math.min(
    side((share) => share),
    side((share) => 1 - share),
  );
}
