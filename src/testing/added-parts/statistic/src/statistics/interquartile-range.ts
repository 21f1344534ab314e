import type { Observed } from './observed.ts';
import { quantile } from './quantile.ts';

/** From the 25th to the 75th percentile: the width of the middle half. */
export function interquartileRange(observed: Observed): number | null {
  const [low, high] = [quantile(observed, 0.25), quantile(observed, 0.75)];
  return low === null || high === null ? null : high - low;
}
