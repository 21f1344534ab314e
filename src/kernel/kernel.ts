import type { Chunk, Plan } from '../plan/plan.ts';

/** Counts of values by the leading bits of the double (see histogram.ts), only the bins that hold any, ascending. */
export interface SparseHistogram {
  readonly bins: Int32Array;
  readonly counts: Float64Array;
  /** Smallest and largest value in each bin, for columns that may have atoms; empty otherwise. */
  readonly lows: Float64Array;
  readonly highs: Float64Array;
}

/** Statistics of one distribution column over one chunk. Values are in base units. */
export interface ColumnSummary {
  /** Finite values seen. */
  readonly count: number;
  readonly nonFinite: number;
  /** First draw of the replicate with a value that is not finite, or -1. */
  readonly firstNonFinite: number;
  readonly mean: number;
  /** Sum of squared deviations from the mean. */
  readonly m2: number;
  readonly minimum: number;
  readonly maximum: number;
  /** Only for `distribution` columns. An indicator's `mean * count` is its exact number of ones. */
  readonly histogram: SparseHistogram | null;
}

/** What a chunk adds to the result. */
export interface ChunkSummary {
  readonly chunk: Chunk;
  /** One a column of the program, in order. */
  readonly columns: readonly ColumnSummary[];
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
  /** Draws, evaluates and summarises one chunk. `stopped` is asked between blocks; then the answer is null. */
  runChunk(chunk: Chunk, stopped: () => boolean): ChunkSummary | null;
  /** Draws and evaluates `count` draws of a replicate from `first` on (multiples of a block, or the whole replicate). */
  evaluate(replicate: number, first: number, count: number): Rows;
}

/** A way to run plans: WebAssembly for speed, plain TypeScript as its oracle. */
export interface Kernel {
  readonly name: 'wasm' | 'reference';
  prepare(plan: Plan): PreparedPlan;
}
