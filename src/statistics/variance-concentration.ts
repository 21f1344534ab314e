import { square } from '../elementary/elementary.ts';
import type { Observed } from './observed.ts';

/** The draws that lie farthest from the mean, and what they do to the variance. */
export interface Outermost {
  /** Part of the variance that comes from them. */
  readonly variance: number;
  /** Part of that which comes from draws above the mean. */
  readonly above: number;
}

/**
 * How much of the variance the outermost draws carry: a share `draws` of all, farthest from the mean on either side.
 * Null where nothing varies.
 *
 * Error: the draws of a step count as if they lay at its middle, which is off by a step's width, 0.1 % of its distance
 * from the origin.
 */
export function outermostVariance(observed: Observed, draws: number): Outermost | null {
  const { size, cumulative, summary } = observed;
  const range = summary.maximum - summary.minimum;
  const squares = new Float64Array(size);
  let total = 0;
  for (let step = 0; step < size; step++) {
    // In parts of the range, whose squares neither vanish nor overflow.
    squares[step] = square((observed.low(step) / 2 + observed.high(step) / 2 - summary.mean) / range);
    total += squares[step]! * (cumulative[step + 1]! - cumulative[step]!);
  }
  if (!(total > 0) || !Number.isFinite(total)) return null;
  let [left, sum, above] = [draws * summary.count, 0, 0];
  // Squares fall towards the mean and rise behind it, so the farthest step is at one of the ends of what is left.
  for (let low = 0, high = size - 1; low <= high && left > 0; ) {
    const upper = squares[high]! >= squares[low]!;
    const step = upper ? high-- : low++;
    const count = Math.min(left, cumulative[step + 1]! - cumulative[step]!);
    left -= count;
    sum += squares[step]! * count;
    if (upper) above += squares[step]! * count;
  }
  return { variance: sum / total, above: above / sum };
}
