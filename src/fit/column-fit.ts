import type { MeanOverDays } from './day-bootstrap.ts';
import type { Fit } from './fit-column.ts';

/** What a log says of one of its columns. */
export interface ColumnFit extends Fit {
  readonly column: string;
  /** Rows without a value, which are left out. */
  readonly missing: number;
  /** The line to paste for a single value: the nearest family if it can be used, else the column itself. */
  readonly paste: string;
  /** The mean, and what few days leave open of it; null without times, or with fewer than three days. */
  readonly meanOverDays: MeanOverDays | null;
}
