import type { Observed } from './observed.ts';
import { quantile } from './quantile.ts';

/**
 * Share of the variance, 0 to 1, that the share `far` of the values farthest from the mean carries. Null where the values
 * do not vary.
 */
export function varianceShare(observed: Observed, far: number): number | null {
  const carried = outermost(observed, far, observed.summary.mean, 2);
  return carried && carried.part / carried.all;
}

/**
 * What the share `far` of the values farthest from the median contributes to the mean: the mean over all values of their
 * distances from it. `ofMean`: relative to the mean, or to the mean distance of all values where that is larger, as with a mean
 * near 0. Null where the values do not vary.
 */
export function meanPart(
  observed: Observed,
  far: number,
): { readonly amount: number; readonly ofMean: number } | null {
  const middle = quantile(observed, 0.5);
  const carried = middle === null ? null : outermost(observed, far, middle, 1);
  if (carried === null) return null;
  const { part, all, reach } = carried;
  const amount = part * reach;
  return { amount, ofMean: amount / Math.max(Math.abs(observed.summary.mean), all * reach) };
}

/**
 * Mean of (|value - centre| / reach)^power over all values, and the part of it that the farthest carry, from either end: a
 * point of the Lorenz curve. Values are spread evenly within a step; `reach` is the largest distance, so that neither
 * squares nor sums overflow or vanish.
 *
 * Source: Gastwirth, A general definition of the Lorenz curve, Econometrica 39 (1971) 1037-1039.
 */
function outermost(observed: Observed, far: number, centre: number, power: 1 | 2) {
  const { size, cumulative, summary } = observed;
  const reach = Math.max(summary.maximum - centre, centre - summary.minimum);
  if (!(reach > 0)) return null;
  const place = (value: number) => (value - centre) / reach;
  const held = (step: number) => cumulative[step + 1]! - cumulative[step]!;
  const carried = (step: number) =>
    (held(step) / summary.count) * powerMean(place(observed.low(step)), place(observed.high(step)), power);
  let all = 0;
  for (let step = 0; step < size; step++) all += carried(step);
  if (!(all > 0)) return null;
  let wanted = far * summary.count;
  let part = 0;
  for (let [first, last] = [0, size - 1]; first <= last && wanted > 0; ) {
    const step = -place(observed.low(first)) >= place(observed.high(last)) ? first++ : last--;
    part += carried(step) * Math.min(1, wanted / held(step));
    wanted -= held(step);
  }
  return { part, all, reach };
}

/** Mean of |x|^power over an interval. */
function powerMean(low: number, high: number, power: 1 | 2): number {
  if (power === 2) return (low * low + low * high + high * high) / 3;
  if (low >= 0 || high <= 0) return Math.abs(low + high) / 2;
  return (low * low + high * high) / (2 * (high - low));
}
