import type { Estimate } from '../../statistics/estimate.ts';
import type { Verdict } from './result.ts';

/** What no draw of n showed has a probability below 3/n with 95 % confidence: (1 - 3/n)^n is 0.05. */
const neverSeen = 3;

/**
 * Met when the probability less two errors still reaches the required one, missed when the probability plus two errors does
 * not, else too close to call. Where all draws agree their spread says nothing, and how many there are decides; required
 * of every draw (100 %), it is met by every draw.
 */
export function verdictOf({ value, error }: Estimate, required: number, draws: number): Verdict {
  if (value === null || error === null) return 'too close to call';
  const unseen = neverSeen / draws;
  const low = value === 1 && required < 1 ? 1 - unseen : value - 2 * error;
  const high = value === 0 ? unseen : value + 2 * error;
  if (low >= required) return 'met';
  return high < required ? 'missed' : 'too close to call';
}
