import type { Estimate } from '../../statistics/estimate.ts';
import type { BridgeAnswer } from '../bridge/result.ts';
import type { Verdict } from '../goals/result.ts';
import type { Result } from '../result.ts';

/** Statistics of an output that are held against each other. */
export const comparedStatistics = ['mean', 'p5', 'p50', 'p95'] as const;
export type ComparedStatistic = (typeof comparedStatistics)[number];

/**
 * Whether a number is another one than before: `same` (equal but for rounding), `within errors` (the simulation cannot
 * tell), `moved` (beyond what errors explain), or `unknown` (an error is not known).
 */
export type Change = 'same' | 'within errors' | 'moved' | 'unknown';

/** One number before and after. */
export interface StatisticDiff {
  readonly old: Estimate;
  readonly new: Estimate;
  /** New less old, in the output's unit; null where either is not defined. */
  readonly difference: number | null;
  /** One standard error of the difference of independent runs: the root of the sum of both squares. */
  readonly error: number | null;
  /** The difference in its standard errors; null where the error is 0 or not known. */
  readonly significance: number | null;
  readonly change: Change;
}

/** One output that both results have in the same unit. */
export interface OutputDiff {
  readonly label: string;
  readonly unit: string;
  /** True where one of its statistics did, or one of a month. */
  readonly moved: boolean;
  readonly statistics: Readonly<Record<ComparedStatistic, StatisticDiff>>;
  /** Months that both results give and that are not the same; left out where they have none in common. */
  readonly months?: readonly MonthDiff[];
}

/** What a month of an output was and is. */
export interface MonthDiff {
  /** As in 2027-01. */
  readonly month: string;
  readonly moved: boolean;
  readonly statistics: Readonly<Record<ComparedStatistic, StatisticDiff>>;
}

/** A text before and after, as the notation of an input or the formula of a quantity. */
export interface TextDiff {
  readonly name: string;
  readonly old: string;
  readonly new: string;
}

/** What came, went, or is written in another way. */
export interface NamesDiff {
  readonly changed: readonly TextDiff[];
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

/** An option of the run before and after; null where it was not given. */
export interface OptionDiff {
  readonly name:
    | 'design'
    | 'draws'
    | 'horizon'
    | 'level'
    | 'model'
    | 'observed'
    | 'replicates'
    | 'seed'
    | 'set'
    | 'version';
  readonly old: string | number | null;
  readonly new: string | number | null;
}

interface GoalState {
  readonly probability: Estimate;
  readonly verdict: Verdict;
}

/** Where a result comes from. */
export type Origin = Pick<Result['scenario'], 'title' | 'file' | 'sha256'> &
  Pick<Result['run'], 'seed' | 'design' | 'draws' | 'replicates' | 'version'>;

/** What changed from one saved result to another. Undefined numbers are null. */
export interface Diff {
  readonly format: 'costcone-diff/1';
  readonly old: Origin;
  readonly new: Origin;
  /** True when both were drawn alike (seed, design, draws, version, uncertain inputs): what is unchanged is equal to the last digit. */
  readonly sharedDraws: boolean;
  /** True when an output moved. */
  readonly moved: boolean;
  /**
   * How many standard errors a difference must have to count as moved: so many that all differences together keep within it
   * with a probability of at least 95 % where nothing changed.
   */
  readonly limit: number;
  readonly outputs: Readonly<Record<string, OutputDiff>>;
  readonly outputsAdded: readonly string[];
  readonly outputsRemoved: readonly string[];
  /** Outputs in another unit or currency: not subtracted. */
  readonly notCompared: readonly { readonly output: string; readonly old: string; readonly new: string }[];
  /** Inputs that somebody set in either run. */
  readonly inputs: NamesDiff;
  /** Inputs that stand at a default in both runs, which is another one. */
  readonly defaults: readonly TextDiff[];
  readonly formulas: NamesDiff;
  /** What was observed, by quantity and month: the two results are conditioned on different observations where any differs. */
  readonly observations: NamesDiff;
  readonly options: readonly OptionDiff[];
  readonly goals: {
    /** Goals of the same text with another verdict. */
    readonly changed: readonly { readonly text: string; readonly old: GoalState; readonly new: GoalState }[];
    readonly added: readonly string[];
    readonly removed: readonly string[];
  };
  /**
   * Why the mean of the headline is another one; absent where nobody looked, as a bridge draws both scenarios again. Where
   * there is none its reason says why.
   */
  readonly why?: BridgeAnswer;
}
