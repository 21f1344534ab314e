import { hypot } from '../elementary/elementary.ts';
import { type Estimate, estimate, netRounding, type ReplicatedColumn } from './estimate.ts';
import { mean, meanEstimate } from './mean.ts';

/**
 * The share of draws on which something holds, of a column of 0 and 1. Nets may agree on the same count, and their spread alone would then claim to
 * know the share exactly.
 */
export function countedShare(held: ReplicatedColumn): Estimate {
  if (held.rare !== undefined) return meanEstimate(held);
  const { value, error } = estimate(held, mean);
  if (value === null || error === null || value === 0 || value === 1) return { value, error };
  return { value, error: hypot(error, netRounding(held)) };
}
