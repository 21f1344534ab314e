import type { Design } from '../../plan/plan.ts';
import type { Estimate } from '../../statistics/estimate.ts';

/** Percentiles that are given of every row. */
export const sweptPercentiles = ['p5', 'p10', 'p25', 'p50', 'p75', 'p90', 'p95'] as const;
export type SweptPercentile = (typeof sweptPercentiles)[number];

/** What an output comes to in one row, in its unit. Undefined numbers are null. */
export interface SweptOutput {
  readonly mean: Estimate;
  readonly sd: Estimate;
  readonly quantiles: Readonly<Record<SweptPercentile, Estimate>>;
}

/** A name that is set in every row. */
export interface SweptColumn {
  readonly name: string;
  /** Unit of `SweptRow.values`; empty where there is none. */
  readonly unit: string;
}

/** What one row came to. */
export interface SweptRow {
  /** What was set, as written, in the order of the columns. */
  readonly set: readonly string[];
  /** The same as numbers in the columns' units; null for what is no single number. */
  readonly values: readonly (number | null)[];
  /** Draws that were made; more than were asked for where observations take more. */
  readonly draws: number;
  /** By name; empty where the row failed. */
  readonly outputs: Readonly<Record<string, SweptOutput>>;
  /** How likely each goal holds, in the order of the scenario; empty where the row failed. */
  readonly goals: readonly Estimate[];
  /** Units of the outputs, where they are not the same in all rows. */
  readonly units?: Readonly<Record<string, string>>;
  /** Why the row failed; null where it did not. */
  readonly error: string | null;
}

/** The row with the lowest value of a statistic; with the highest where more of the output is better. */
export interface SweepBest {
  /** As in `mean`, `sd` or `p90`. */
  readonly statistic: string;
  readonly output: string;
  /** True where the highest value is the best. */
  readonly isGain?: boolean;
  readonly unit: string;
  /** Position among the rows, from 0. */
  readonly row: number;
  readonly value: Estimate;
  readonly command: string;
  /** Other rows that the draws cannot tell from it, the nearest first; the difference is their value less that of the best. */
  readonly close: readonly {
    readonly row: number;
    readonly difference: Estimate;
    readonly command: string;
  }[];
  readonly verdict: 'lowest' | 'highest' | 'too close to call';
}

/** What `sweep` gives. */
export interface Sweep {
  readonly format: 'costcone-sweep/1';
  readonly scenario: {
    readonly title: string;
    readonly question: string;
    readonly file: string;
    /** The file as it was named, for commands. */
    readonly path: string;
    readonly sha256: string;
  };
  readonly run: {
    readonly seed: string;
    readonly design: Design;
    readonly draws: number;
    readonly version: string;
    /** What is set in all rows alike. */
    readonly set: readonly string[];
    readonly observed?: boolean;
  };
  readonly columns: readonly SweptColumn[];
  /** Unit: null where it is not the same in all rows. */
  readonly outputs: readonly {
    readonly name: string;
    readonly label: string;
    readonly unit: string | null;
  }[];
  readonly goals: readonly { readonly text: string; readonly required: number }[];
  readonly rows: readonly SweptRow[];
  readonly best: SweepBest | null;
  readonly warnings: readonly string[];
}
