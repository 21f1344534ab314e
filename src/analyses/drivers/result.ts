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
  /**
   * False where so few draws carry the variance of the output that neither shares nor their errors have settled: nothing
   * is ranked by them. Results of older versions do not say.
   */
  readonly settled?: boolean;
}

/** A variance that comes from a few outermost draws. */
export interface Concentration {
  /** Share of the draws, 0 to 1. */
  readonly draws: number;
  /** Share of the variance that they carry. */
  readonly variance: number;
  /** Share of that which lies above the mean. */
  readonly above: number;
}

/** By output, by input; null for a constant output. */
export type Sensitivity = Readonly<Record<string, Readonly<Record<string, InputEffect>> | null>>;

/** What inputs that are correlated with each other account for together. */
export interface GroupEffect {
  readonly inputs: readonly string[];
  /** Share of the variance of all of them on their own, and with all they act with (closed Sobol' index, and total). */
  readonly first: Estimate;
  readonly total: Estimate;
  readonly settled: boolean;
}

/** By output: groups of correlated inputs. Outputs that are constant have none. */
export type DriverGroups = Readonly<Record<string, readonly GroupEffect[]>>;

/**
 * How much of an output's interval would go if an input were known: the one measure by which inputs are ranked, whatever
 * an extreme draw does to the variance.
 */
export interface Driver {
  /** 1 - mean conditional width / width of the interval; below 0 by chance; null where the width is 0. */
  readonly narrowing: Estimate;
  /** The same in the output's unit: width less mean conditional width. */
  readonly amount: Estimate;
  /** Mean conditional ends of the interval, in the output's unit. */
  readonly interval: { readonly low: number | null; readonly high: number | null };
  /** True where another input cannot be told apart from this one. */
  readonly tied: boolean;
  /** 1 for the first and all that cannot be told apart from it; then as in a race (1, 1, 3). */
  readonly rank: number;
}

/** By output, by input, the largest first; null for a constant output. */
export type Drivers = Readonly<Record<string, Readonly<Record<string, Driver>> | null>>;
