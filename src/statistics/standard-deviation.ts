import type { Observed } from './observed.ts';

/** Standard deviation (n - 1) of the finite values; null where there are fewer than two. */
export function standardDeviation({ summary }: Observed): number | null {
  return summary.count > 1 ? Math.sqrt(summary.m2 / (summary.count - 1)) : null;
}
