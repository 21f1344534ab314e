/** One published value held against the distribution that knew nothing of it. */
export interface BacktestCase {
  readonly file: string;
  /** What the scenario calls itself, where it does. */
  readonly title?: string;
  readonly group: 'training' | 'throughput' | 'energy' | 'cost' | null;
  readonly quantity: string;
  readonly unit: string;
  /** In `unit`, as are `low`, `median` and `high`. */
  readonly reported: number;
  readonly low: number;
  readonly median: number;
  readonly high: number;
  /** 0 to 100: draws below the reported value. */
  readonly percentile: number;
  readonly inside: boolean;
  readonly kind: 'measured' | 'estimate' | 'arithmetic';
  readonly source: string;
  /** Why the value lies outside, where the scenario says so. */
  readonly note?: string;
}

/** What `backtest` gives: only `measured` cases are scored. */
export interface Backtest {
  readonly format: 'costcone-backtest/1';
  readonly cases: readonly BacktestCase[];
  /** Number of measured cases. */
  readonly scored: number;
  /** Of those, inside their interval. */
  readonly inside: number;
  /** Of those, expected inside if the intervals are right. */
  readonly expected: number;
}
