import type { Observed } from './observed.ts';

/** Mean of the finite values; null where there are none. */
export function mean({ summary }: Observed): number | null {
  return summary.count > 0 ? summary.mean : null;
}
