import { drawsForQuantile } from './order-statistics.ts';
import { type PercentileKey, percentileKeys, probabilityOf } from './percentiles.ts';

/** Confidence of the exact binomial intervals, and of the rule that says how many draws a quantile needs. */
export const confidence = 0.95;

/** Whether so many draws can tell the quantile `p` at all. */
export function isResolved(count: number, p: number): boolean {
  return count >= drawsForQuantile(p, confidence);
}

/** Percentiles that need more draws than there are, and how many the outermost of them needs. */
export function unresolved(count: number): {
  readonly keys: readonly PercentileKey[];
  readonly needed: number;
} {
  const keys = percentileKeys.filter((key) => !isResolved(count, probabilityOf(key)));
  const needed = Math.max(0, ...keys.map((key) => drawsForQuantile(probabilityOf(key), confidence)));
  return { keys, needed };
}
