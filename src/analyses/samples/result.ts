/**
 * A thinned sample of at most 1,024 draws (the first of each replicate), column by column, in display units; null where an
 * output is not finite.
 */
export interface Sample {
  readonly rows: number;
  readonly inputs: Readonly<Record<string, readonly number[]>>;
  readonly outputs: Readonly<Record<string, readonly (number | null)[]>>;
}

/** One column of an exported sample, in the unit it is shown in. */
export interface SampleColumn {
  readonly name: string;
  readonly unit: string;
  readonly role: 'input' | 'output' | 'weight';
  readonly values: Float64Array;
}

/** Draws kept for export: one row a draw, inputs before outputs. */
export interface SampleTable {
  /** What the file is about, written to its metadata. */
  readonly about: Readonly<Record<string, string>>;
  readonly columns: readonly SampleColumn[];
}
