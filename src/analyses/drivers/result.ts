import type { Estimate } from '../../statistics/estimate.ts';

/** What an input does to an output. */
export interface InputEffect {
  /** Null with correlated inputs for what is not defined then. */
  readonly first: Estimate;
  readonly total: Estimate;
  readonly swing: { readonly low: number | null; readonly high: number | null };
  readonly spearman: number | null;
  /** `pick-freeze` (Saltelli 2010, Jansen) or `given-data` when inputs are correlated. */
  readonly method: 'pick-freeze' | 'given-data';
}

/** By output, by input; null for a constant output. */
export type Sensitivity = Readonly<Record<string, Readonly<Record<string, InputEffect>> | null>>;
