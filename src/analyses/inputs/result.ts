/** What an input is: exact properties of its distribution, but for `sampleMean`. */
export interface InputResult {
  readonly unit: string;
  readonly notation: string;
  readonly mean: number | null;
  readonly sd: number | null;
  readonly p5: number | null;
  readonly p50: number | null;
  readonly p95: number | null;
  readonly explanation: string;
  readonly source: string;
  /** True when the model's default stands. */
  readonly isDefault: boolean;
  /**
   * A drawing of the density: 40 bins between the 0.5th and 99.5th percentile, even in value or, where positive values
   * span decades, in its logarithm. Null for a constant.
   */
  readonly density: { readonly edges: readonly number[]; readonly masses: readonly number[] } | null;
  /** Mean of the kept sample, to hold against `mean`. */
  readonly sampleMean: number | null;
}

/** What it takes to show an input and its ends. */
export type KnownInput = Pick<InputResult, 'unit' | 'notation' | 'p5' | 'p50' | 'p95'>;

/** A rank correlation that was asked. */
export interface CorrelationResult {
  readonly between: readonly [string, string];
  /** As a rank correlation of continuous values. */
  readonly asked: number;
  /** The parameter of the normal copula, where that is what was asked: the draws have it whatever their values are. */
  readonly normal?: number;
  /** Spearman rank correlation of the kept sample. */
  readonly achieved: number | null;
}
