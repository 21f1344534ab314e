import type { DistributionSpec } from '../distributions/distribution.ts';
import type { Samplers } from './sampler.ts';

export type Design = 'sobol' | 'latin-hypercube' | 'monte-carlo';

/** Draws in a block: what one call of the kernel works on. Value-breaking to change. */
export const blockDraws = 1024;
/** Blocks in a chunk, the unit of work and of merging. Value-breaking to change. */
export const chunkBlocks = 16;
/** Independent replicates: simulation errors come from their spread. */
export const replicateCount = 16;

/** A named source of uniforms. Inputs of the same name share it, whichever scenario they belong to. */
export interface Stream {
  readonly name: string;
  /** Sobol' dimension, counted from 0. */
  readonly dimension: number;
}

/** Streams tied by a normal copula, before any quantile function is applied. */
export interface Copula {
  /** Indices into `Plan.streams`. */
  readonly streams: readonly number[];
  /** Lower Cholesky factor of the correlation matrix of the normals, n x n, row by row. */
  readonly factor: Float64Array;
}

/** A random column: one stream seen through one quantile function. */
export interface RandomColumn {
  readonly stream: number;
  readonly spec: DistributionSpec;
  /** Base units in one of the unit that `spec` is written in: the column holds `quantile(u) * scale`. */
  readonly scale: number;
  /** The register it is written to before the program starts; used again after its last use there. */
  readonly register: number;
}

/**
 * Formulas as a flat program over columns (registers of `blockDraws` doubles).
 *
 * `code` holds 5 words an instruction: operation (see notation/operations), target register, operands a, b, c. An operand
 * `k >= 0` is register k; `k < 0` is `constants[-k - 1]`; unused operands are 0. The target may be one of the operands.
 */
export interface Program {
  readonly code: Int32Array;
  readonly constants: Float64Array;
  readonly registers: number;
  readonly random: readonly RandomColumn[];
  readonly columns: readonly OutputColumn[];
}

/** A column whose statistics are wanted. */
export interface OutputColumn {
  /** Unique in the plan. */
  readonly id: string;
  /** `distribution`: moments and histogram. `moments`: no histogram. `indicator`: the column is 0 or 1 and is counted. */
  readonly kind: 'distribution' | 'moments' | 'indicator';
  /** Operand as in `Program.code`: a register, or a constant. */
  readonly operand: number;
  /** True where single values may have positive probability (rounding, discrete inputs, min, max, if). */
  readonly mayHaveAtoms: boolean;
  /**
   * How much each draw counts, an operand whose values are whole numbers: the column's `count` is then the sum of weights, and a
   * draw whose weight is 0 or no number is not there. Every draw counts once where it is left out.
   */
  readonly weight?: number;
}

/** Everything a kernel needs, as plain data that can be sent to a worker. */
export interface Plan {
  readonly design: Design;
  readonly drawsPerReplicate: number;
  readonly replicates: number;
  readonly streams: readonly Stream[];
  readonly copulas: readonly Copula[];
  readonly program: Program;
  /** How random columns are drawn by the fast kernel: `buildSamplers(program.random)`. */
  readonly samplers: Samplers;
  /**
   * Four words a stream, replicate by replicate: `keys[4 * (replicate * streams.length + stream) + k]`. Words 0 and 1
   * key Philox, words 2 and 3 the scramble of Sobol' points or the Latin hypercube's permutation.
   */
  readonly keys: Uint32Array;
  /** Histogram origin of each column, in order; 0 unless the column is narrow and far from 0. */
  readonly origins: Float64Array;
}

/** Consecutive draws of one replicate. */
export interface Chunk {
  /** Position among all chunks of the plan, in order of replicate and first draw. */
  readonly index: number;
  readonly replicate: number;
  /** First draw within the replicate; a multiple of `blockDraws`, or 0. */
  readonly first: number;
  readonly count: number;
}
