import type { InputRow, QuantityRow } from '../../rows.ts';

/** What differs between kinds of attention: inputs, and the formulas of what is kept, read and computed. */
export interface AttentionTerms {
  readonly inputs: readonly InputRow[];
  readonly quantities: readonly QuantityRow[];
  /** Quantities of a workload that the others build on. */
  readonly each: (workload: string) => readonly QuantityRow[];
  /**
   * Bytes kept of a query whose context is the given formula, in token/query; caches times `copies`, which begins with
   * its sign. States are divided by heads like weights, and never copied.
   */
  readonly kept: (context: string, copies?: string) => string;
  /** Bytes that an output token reads on all accelerators that answer it, copies of caches included. */
  readonly streamed: (workload: string) => string;
  /** Operations of an output token, in FLOP/token. */
  readonly writing: (workload: string) => string;
  /** Operations while a prompt is read, in FLOP/query. */
  readonly reading: (workload: string) => string;
  /** Accelerators that keep the same cache, of so many that share a copy of attention. */
  readonly copies: (sharing: string) => string;
  readonly copiesSource: string;
}
