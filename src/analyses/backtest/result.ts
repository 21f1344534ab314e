import type { Design } from '../../plan/plan.ts';
import type { Calibration } from '../../statistics/calibration.ts';

/** Groups of published values, in the order in which they are told. */
export const backtestGroups = ['training', 'throughput', 'energy', 'cost'] as const;
export type BacktestGroup = (typeof backtestGroups)[number];

/**
 * One published value held against the distribution that knew nothing of it. All keys are there, null where the number
 * is not known. A case that failed says why in `error`, has no number, and is not inside.
 */
export interface BacktestCase {
  /** From the folder that was asked for. */
  readonly file: string;
  /** What the scenario calls itself, where it does. */
  readonly title: string | null;
  /** The built-in model that the scenario is of, where it is of one. */
  readonly model: string | null;
  readonly group: BacktestGroup | null;
  readonly quantity: string | null;
  readonly unit: string | null;
  /** In `unit`, as are all numbers up to `high`: the number, the bound, or of a range its geometric middle. */
  readonly reported: number | null;
  /** Ends of a reported range; null for a number or a bound. */
  readonly reportedLow: number | null;
  readonly reportedHigh: number | null;
  /** Whether only a bound was reported. */
  readonly bound: 'at_most' | 'at_least' | null;
  /** What the value is over requests, hours or machines, where that was said. */
  readonly statistic: 'mean' | 'median' | null;
  readonly low: number | null;
  readonly median: number | null;
  readonly high: number | null;
  /** 0 to 100: draws up to the reported value. */
  readonly percentile: number | null;
  /** In the interval; a range overlaps it, and a bound has not all of it beyond. */
  readonly inside: boolean;
  /** Of natural logarithms; null for a bound, and where the reported value or a draw is not positive. */
  readonly crps: number | null;
  /** Minus the logarithm of the density of the logarithm at the reported one; null as `crps` is. */
  readonly logScore: number | null;
  /** Null where the file could not be read so far. */
  readonly kind: 'measured' | 'estimate' | 'arithmetic' | null;
  readonly source: string | null;
  /** Why the value lies outside, where the scenario says so. */
  readonly note: string | null;
  /** Why there is nothing to say: what the scenario was refused with, or how its model failed. */
  readonly error: string | null;
}

/** What `backtest` gives: only `measured` cases are scored. */
export interface Backtest {
  readonly format: 'costcone-backtest/1';
  readonly run: {
    readonly seed: string;
    readonly design: Design;
    /** Asked of every scenario, rounded up to 16 x 2^m. */
    readonly draws: number;
    /** `--set` options, as given; every scenario was read with them. */
    readonly set: readonly string[];
  };
  /** Only where the run was stopped: how many scenarios of how many were held; `cases` are of those. */
  readonly partial?: { readonly done: number; readonly total: number };
  readonly cases: readonly BacktestCase[];
  /** Number of measured cases, failed ones and bounds among them. */
  readonly scored: number;
  /** Of those, inside their interval. */
  readonly inside: number;
  /** Of those, expected inside if the intervals are right: the sum of their levels. Bounds and ranges hold more easily. */
  readonly expected: number;
  /**
   * How right the measured cases of a group are; groups without one are left out. `n` counts all of them; a failed one is
   * in no mean, and a bound only in that of the width.
   */
  readonly groups: Readonly<Partial<Record<BacktestGroup, Calibration>>>;
  /** The same for all measured cases, those without a group among them. */
  readonly overall: Calibration;
}
