import type { Estimate } from '../../statistics/estimate.ts';
import type { Bridge } from '../bridge/result.ts';
import type { OutputResult } from '../outcome/result.ts';
import type { Result } from '../result.ts';
import type { ComparisonWhatIf } from '../what-if/result.ts';

/** Statistics of a column made of two scenarios, draw by draw. */
export type PairedStatistics = Pick<
  OutputResult,
  'unit' | 'draws' | 'nonFinite' | 'mean' | 'sd' | 'quantiles' | 'interval'
>;

/** One output of another scenario against the base's, paired draw by draw. */
export interface PairedOutput {
  /** Other less base, in the base's unit. */
  readonly difference: PairedStatistics;
  /** Other over base, dimensionless. */
  readonly ratio: PairedStatistics;
  /** Probability that the other is strictly lower. */
  readonly probabilityLower: Estimate;
}

/** Percentiles that are given of a month's difference. */
export const pairedKeys = ['p5', 'p50', 'p95'] as const;

/** What a month, or all months up to it, differ by: other less base, paired draw by draw. */
export interface PairedMonth {
  /** As in 2027-01. */
  readonly month: string;
  readonly difference: {
    readonly mean: Estimate;
    readonly quantiles: Readonly<Record<(typeof pairedKeys)[number], Estimate>>;
  };
}

/** The headline of another scenario against the base's, month by month; of a headline that is one number the first output by month. */
export interface PairedForecast {
  readonly output: string;
  readonly unit: string;
  /** What a rate comes to over time; null for what is none. */
  readonly totalUnit: string | null;
  /** Draws behind the months. */
  readonly draws: number;
  readonly months: readonly PairedMonth[];
  /** Empty for what is no rate. */
  readonly toDate: readonly PairedMonth[];
}

/** What it is worth to know more before choosing the scenario with the lowest mean headline, or the highest of a gain. */
export interface ChoiceValue {
  readonly output: string;
  readonly unit: string;
  /** File names of the scenarios to choose from, base first. */
  readonly options: readonly string[];
  /** The one with the best mean: what one chooses knowing nothing more. */
  readonly best: string;
  /** Expected saving from knowing everything before choosing (EVPI). */
  readonly perfectInformation: Estimate;
  /** Expected saving from knowing one input before choosing (EVPPI), by input, the most valuable first. */
  readonly partialInformation: Readonly<Record<string, Estimate>>;
}

/** A lever that was tried. */
export interface LeverResult {
  /** The word by which it is called. */
  readonly lever: string;
  readonly title: string;
  readonly explanation: string;
  /** The services that it reached, of several, where these are not all. */
  readonly services?: readonly string[];
  /** Whether it changes the headline: then it is among the others. */
  readonly applied: boolean;
  /** Why it does not apply or changes nothing; null where it is applied. */
  readonly reason: string | null;
}

/** Levers that cannot be pulled together, or do not apply together. */
export interface LeftOutCombination {
  readonly levers: readonly string[];
  readonly reason: string;
}

/** What `compare` gives: every scenario's own result, and the others against the base. Undefined numbers are null. */
export interface Comparison {
  readonly format: 'costcone-comparison/1';
  readonly base: Result;
  readonly others: readonly {
    readonly result: Result;
    /** By the name of every output that both have, in the base's order. */
    readonly outputs: Readonly<Record<string, PairedOutput>>;
    /** Names of the levers that make it of the base, none for a scenario of its own; older versions do not say. */
    readonly levers?: readonly string[];
    /** Why the mean headline changed; null where that was not asked or cannot be said, older versions do not say. */
    readonly bridge?: Bridge | null;
    /** The headline by month, where the scenarios have a horizon and give it by month. */
    readonly forecast?: PairedForecast;
  }[];
  /** Every lever that was tried, also those without effect; older versions do not say. */
  readonly levers?: readonly LeverResult[];
  /** Combinations of the levers that save most which could not be made. */
  readonly leftOut?: readonly LeftOutCombination[];
  /** Null where the scenarios do not share the base's headline, or are several levers, which do not exclude each other. */
  readonly decisions: ChoiceValue | null;
  /** What a page needs to compare anew with other inputs; null where it cannot, older versions do not say. */
  readonly whatIf?: ComparisonWhatIf | null;
  readonly warnings: readonly string[];
}

/** The headline of some scenarios, compared anew with other inputs. */
export interface ComparedAgain {
  /** What it is in each, the base first. */
  readonly outputs: readonly OutputResult[];
  /** Each other scenario's against the base's. */
  readonly paired: readonly PairedOutput[];
}
