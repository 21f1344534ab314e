/** The percentiles that every Result gives. */
export const percentileKeys = [
  'p1',
  'p2.5',
  'p5',
  'p10',
  'p25',
  'p50',
  'p75',
  'p90',
  'p95',
  'p97.5',
  'p99',
] as const;
export type PercentileKey = (typeof percentileKeys)[number];

/** The probability that a key stands for: 0.975 of `p97.5`. */
export function probabilityOf(key: string): number {
  return Number(key.slice(1)) / 100;
}
