import type { Observed } from './observed.ts';

/**
 * The value below which a share `p` of the values lies: position `p * n`, linear within its step, exact at atoms. Null
 * where there are no values.
 *
 * Error: a step that is no atom is at most 2^-10 of its value (after the origin) wide.
 */
export function quantile({ summary, lows, highs, cumulative }: Observed, p: number): number | null {
  if (lows.length === 0) return null;
  const position = p * summary.count;
  const step = stepAt(cumulative, position);
  const inside = (position - cumulative[step]!) / (cumulative[step + 1]! - cumulative[step]!);
  const [low, high] = [lows[step]!, highs[step]!];
  return low === high ? low : low + (high - low) * Math.min(Math.max(inside, 0), 1);
}

/** The number of values below `x`, counting a part of the step that `x` falls in; half of an atom at `x`. */
export function countBelow({ lows, highs, cumulative }: Observed, x: number): number {
  let [first, last] = [0, lows.length];
  while (first < last) {
    const middle = (first + last) >> 1;
    if (highs[middle]! < x) first = middle + 1;
    else last = middle;
  }
  if (first === lows.length) return cumulative[first]!;
  const [low, high] = [lows[first]!, highs[first]!];
  const share = x < low ? 0 : low === high ? 0.5 : (x - low) / (high - low);
  return cumulative[first]! + share * (cumulative[first + 1]! - cumulative[first]!);
}

/** The step that holds a position among the values: `cumulative[step] < position <= cumulative[step + 1]`, or the first. */
export function stepAt(cumulative: Float64Array, position: number): number {
  let [first, last] = [0, cumulative.length - 2];
  while (first < last) {
    const middle = (first + last) >> 1;
    if (cumulative[middle + 1]! < position) first = middle + 1;
    else last = middle;
  }
  return first;
}
