import { ln } from '../elementary/elementary.ts';
import type { Observed } from './observed.ts';

/** A part of a distribution of logarithms: `share` of it spread evenly between `low` and `high`; an atom where both are equal. */
export interface LogStep {
  readonly low: number;
  readonly high: number;
  readonly share: number;
}

/**
 * The distribution of a column's logarithm as steps in ascending order, whose shares add up to 1; null where there are
 * no draws, or one of them is not positive. `scale`: base units in one of the unit that logarithms are taken of.
 *
 * Error: what is even between the ends of a bin of 1/1024 of its value is even in its logarithm within 0.05 %.
 */
export function logSteps(observed: Observed, scale = 1): readonly LogStep[] | null {
  const { size, cumulative, summary } = observed;
  if (size === 0 || !(summary.minimum / scale > 0) || !Number.isFinite(summary.maximum / scale)) return null;
  return Array.from({ length: size }, (_, step) => ({
    low: ln(observed.low(step) / scale),
    high: ln(observed.high(step) / scale),
    share: (cumulative[step + 1]! - cumulative[step]!) / summary.count,
  }));
}
