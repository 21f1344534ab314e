/** Values between which bars are drawn; 0 is always among them. */
export interface BarAxis {
  readonly low: number;
  readonly high: number;
  /** Characters from one to the other. */
  readonly width: number;
}

/** The axis of some rows. */
export function barAxis(ends: readonly (number | null)[], width: number): BarAxis {
  const known = ends.filter((end) => end !== null);
  return { low: Math.min(0, ...known), high: Math.max(0, ...known), width };
}

/**
 * A bar to the median and, lighter, on to the 95th percentile. Where values may be negative the interval stands where it lies,
 * with the median in it.
 */
export function intervalBar(
  [p5, p50, p95]: readonly [number | null, number | null, number | null],
  { low, high, width }: BarAxis,
): string {
  if (p5 === null || p50 === null || p95 === null || !(high > low)) return '';
  const cell = (value: number) => Math.round(((value - low) / (high - low)) * width);
  if (low >= 0) return '█'.repeat(cell(p50)) + '░'.repeat(cell(p95) - cell(p50));
  const [from, to] = [cell(p5), Math.max(cell(p95), cell(p5) + 1)];
  const middle = Math.min(Math.max(cell(p50), from), to - 1);
  return `${' '.repeat(from)}${'░'.repeat(middle - from)}█${'░'.repeat(to - 1 - middle)}`;
}
