import type { Chunk, Plan } from '../plan/plan.ts';

/**
 * Counts of values by the leading bits of the double (see histogram.ts), only the bins that hold any, ascending. All
 * arrays are views of one buffer.
 */
export interface SparseHistogram {
  readonly bins: Int32Array;
  readonly counts: Float64Array;
  /** Smallest and largest value in each bin, for columns that may have atoms; empty otherwise. */
  readonly lows: Float64Array;
  readonly highs: Float64Array;
}

/** A histogram in few bytes, as it is sent and kept (see packing/packed-histogram.ts); plain data. */
export interface PackedHistogram {
  /** Bins that hold any value. */
  readonly size: number;
  /** Bins and counts. */
  readonly countCode: Int32Array;
  /** Smallest and largest value in each bin, where they are kept; empty otherwise. */
  readonly endCode: Int32Array;
  readonly endWords: Int32Array;
}

/** Statistics of one column over some draws, but for its histogram. Values are in base units. */
export interface ColumnMoments {
  /** Finite values seen; the sum of their weights where draws count by such. */
  readonly count: number;
  readonly nonFinite: number;
  /** First draw of the replicate with a value that is not finite, or -1. */
  readonly firstNonFinite: number;
  readonly mean: number;
  /** Sum of squared deviations from the mean. */
  readonly m2: number;
  readonly minimum: number;
  readonly maximum: number;
}

/** All statistics of one column over some draws. An indicator's `mean * count` is its exact number of ones. */
export interface ColumnSummary extends ColumnMoments {
  /** Only for `distribution` columns. */
  readonly histogram: PackedHistogram | null;
}

/** Columns of some draws, in base units, as many rows as asked for. */
export interface Rows {
  /** Random columns (`Program.random`), in order. */
  readonly random: readonly Float64Array[];
  /** Output columns (`Program.columns`), in order. */
  readonly outputs: readonly Float64Array[];
}

/** All draws of one replicate: its chunks merged by a fixed pairwise tree over their index. */
export interface ReplicateSummary {
  readonly replicate: number;
  readonly draws: number;
  readonly columns: readonly ColumnSummary[];
}

/** A plan made ready on this thread. */
export interface PreparedPlan {
  /** Memory that it holds now, beside the plan's own. */
  readonly bytes: number;
  /**
   * Draws, evaluates and summarises one chunk: the moments of every column of the program, in order. Its values are
   * counted in the columns' histograms too. `stopped` is asked between blocks; then the answer is null.
   */
  runChunk(chunk: Chunk, stopped: () => boolean): readonly ColumnMoments[] | null;
  /** The histograms of all that was run since they were last taken, one a column; null where it has none. */
  takeHistograms(): readonly (PackedHistogram | null)[];
  /**
   * Draws and evaluates `count` draws of a replicate from `first` on (multiples of a block, or the whole replicate). `wanted`: output
   * columns that are given, all unless stated otherwise; the others may be empty.
   */
  evaluate(replicate: number, first: number, count: number, wanted?: readonly boolean[]): Rows;
}

/** A way to run plans: WebAssembly for speed, plain TypeScript as its oracle. */
export interface Kernel {
  readonly name: 'wasm' | 'reference';
  prepare(plan: Plan): PreparedPlan;
}
