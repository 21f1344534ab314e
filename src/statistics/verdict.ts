import type { Estimate, Verdict } from './result.ts';

/**
 * Met when the probability less two errors still reaches the required one, missed when the probability plus two errors does
 * not, else too close to call.
 */
export function verdictOf({ value, error }: Estimate, required: number): Verdict {
  if (value === null || error === null) return 'too close to call';
  if (value - 2 * error >= required) return 'met';
  return value + 2 * error < required ? 'missed' : 'too close to call';
}
