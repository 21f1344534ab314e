import type { Observed } from './observed.ts';
import { quantile } from './quantile.ts';

/**
 * Share of the variance, 0 to 1, that the share `far` of the values farthest from the mean carries. Null where the values
 * do not vary.
 */
export function varianceShare(observed: Observed, far: number): number | null {
  return carriedShare(observed, far, observed.summary.mean, 2);
}

/**
 * Share of the mean absolute deviation from the median, 0 to 1, that the share `far` of the values farthest from it
 * carries: of the mean itself, wherever 0 is. Null where the values do not vary.
 */
export function meanShare(observed: Observed, far: number): number | null {
  const middle = quantile(observed, 0.5);
  return middle === null ? null : carriedShare(observed, far, middle, 1);
}

/**
 * The part of the sum of |value - centre|^power that the farthest values carry, from either end: a point of the Lorenz
 * curve. Values are spread evenly within a step.
 *
 * Source: Gastwirth, A general definition of the Lorenz curve, Econometrica 39 (1971) 1037-1039.
 */
function carriedShare(observed: Observed, far: number, centre: number, power: 1 | 2): number | null {
  const { size, cumulative, summary } = observed;
  // In parts of the largest deviation, so that neither squares nor sums overflow or vanish.
  const reach = Math.max(summary.maximum / 2 - centre / 2, centre / 2 - summary.minimum / 2);
  if (!(reach > 0)) return null;
  const place = (value: number) => (value / 2 - centre / 2) / reach;
  const held = (step: number) => cumulative[step + 1]! - cumulative[step]!;
  const carried = (step: number) =>
    held(step) * powerMean(place(observed.low(step)), place(observed.high(step)), power);
  let total = 0;
  for (let step = 0; step < size; step++) total += carried(step);
  if (!(total > 0)) return null;
  let wanted = far * summary.count;
  let sum = 0;
  for (let [first, last] = [0, size - 1]; first <= last && wanted > 0; ) {
    const step = -place(observed.low(first)) >= place(observed.high(last)) ? first++ : last--;
    sum += carried(step) * Math.min(1, wanted / held(step));
    wanted -= held(step);
  }
  return sum / total;
}

/** Mean of |x|^power over an interval. */
function powerMean(low: number, high: number, power: 1 | 2): number {
  if (power === 2) return (low * low + low * high + high * high) / 3;
  if (low >= 0 || high <= 0) return Math.abs(low + high) / 2;
  return (low * low + high * high) / (2 * (high - low));
}
