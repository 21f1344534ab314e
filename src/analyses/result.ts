import type { Design } from '../plan/plan.ts';
import type { TurningPoint } from './goals/turning-point.ts';
import type { WhatIf } from './what-if/what-if.ts';

/** A number and one standard error of its simulation; null where it is not defined. */
export interface Estimate {
  readonly value: number | null;
  readonly error: number | null;
}

export const percentileKeys = [
  'p1',
  'p2.5',
  'p5',
  'p10',
  'p25',
  'p50',
  'p75',
  'p90',
  'p95',
  'p97.5',
  'p99',
] as const;
export type PercentileKey = (typeof percentileKeys)[number];

/** Where the quantile function is given for drawings: every per cent, and the tails down to one in a thousand. */
export const curveProbabilities: readonly number[] = [
  0.001,
  0.002,
  0.005,
  ...Array.from({ length: 99 }, (_, index) => (index + 1) / 100),
  0.995,
  0.998,
  0.999,
];

export interface QuantileEstimate extends Estimate {
  /** Under `monte-carlo` only: exact binomial interval (outer bin edges). */
  readonly orderStatistics?: { readonly confidence: number; readonly low: number; readonly high: number };
}

export interface OutputResult {
  readonly unit: string;
  readonly label: string;
  readonly draws: number;
  readonly nonFinite: number;
  readonly mean: Estimate;
  readonly sd: Estimate;
  readonly quantiles: Readonly<Record<PercentileKey, QuantileEstimate>>;
  readonly interval: { readonly level: number; readonly low: number | null; readonly high: number | null };
  readonly minimum: number | null;
  readonly maximum: number | null;
  readonly histogram: { readonly edges: readonly number[]; readonly counts: readonly number[] };
  /** Quantiles at `curveProbabilities`, in order; empty when no draw was finite. */
  readonly curve: readonly number[];
  /** Mean of the worst (highest) part, keyed p90, p95, p99. */
  readonly tailMean: Readonly<Record<'p90' | 'p95' | 'p99', Estimate>>;
}

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

export interface InputEffect {
  /** Null with correlated inputs for what is not defined then. */
  readonly first: Estimate;
  readonly total: Estimate;
  readonly swing: { readonly low: number | null; readonly high: number | null };
  readonly spearman: number | null;
  /** `pick-freeze` (Saltelli 2010, Jansen) or `given-data` when inputs are correlated. */
  readonly method: 'pick-freeze' | 'given-data';
}

export type Verdict = 'met' | 'missed' | 'too close to call';

export interface GoalResult {
  readonly text: string;
  readonly required: number;
  readonly probability: Estimate;
  readonly verdict: Verdict;
  /** For `quantity <= limit`: what the goal line is drawn from, and the mean of the excess over the limit. */
  readonly threshold: {
    readonly quantity: string;
    readonly operator: '<' | '<=' | '>' | '>=';
    readonly limit: number;
    readonly unit: string;
    readonly expectedOverrun: Estimate;
  } | null;
  /**
   * Where along the main inputs, each taken as known, the goal begins or ceases to hold with the required probability.
   * Counted from the kept draws: `break-even` computes one value exactly.
   */
  readonly turningPoints?: readonly {
    readonly input: string;
    readonly holds: TurningPoint['holds'];
    /** In the input's unit. */
    readonly value: Estimate;
    /** Share of the draws in which the input lies on the side on which the goal holds. */
    readonly chance: number | null;
  }[];
}

export interface PublishedResult {
  readonly quantity: string;
  readonly value: number;
  readonly unit: string;
  readonly source: string;
  readonly kind: 'measured' | 'estimate' | 'arithmetic';
  readonly group: string | null;
  /** 0 to 100. */
  readonly percentile: number;
  readonly inside: boolean;
}

/** A quantity's part of the formula tree, for "how it is computed". */
export interface ModelQuantity {
  readonly label: string;
  readonly unit: string;
  readonly formula: string;
  readonly explanation: string;
  readonly source: string;
  /** Names of the inputs and quantities in the formula. */
  readonly uses: readonly string[];
}

/** Everything a report says. Undefined numbers are null. */
export interface Result {
  readonly format: 'costcone-result/1';
  readonly scenario: {
    readonly title: string;
    readonly question: string;
    readonly file: string;
    readonly sha256: string;
    readonly text: string;
    readonly model: string | null;
    readonly notes: readonly string[];
  };
  readonly run: {
    readonly seed: string;
    readonly design: Design;
    readonly draws: number;
    readonly replicates: number;
    readonly version: string;
    /** `--set` options, as given. */
    readonly set: readonly string[];
  };
  /** True when the run was interrupted and only whole replicates count. */
  readonly partial: boolean;
  /** What `--precision` asked and reached; null when not asked. */
  readonly precision: PrecisionResult | null;
  readonly outputs: Readonly<Record<string, OutputResult>>;
  readonly inputs: Readonly<Record<string, InputResult>>;
  /** By output, by input; null with `--no-sensitivity`, and for a constant output. */
  readonly sensitivity: Readonly<Record<string, Readonly<Record<string, InputEffect>> | null>> | null;
  readonly goals: readonly GoalResult[];
  readonly published: readonly PublishedResult[];
  /** Parts that add up to the headline. */
  readonly breakdown: {
    readonly total: string;
    readonly unit: string;
    readonly parts: readonly {
      readonly name: string;
      readonly label: string;
      readonly mean: Estimate;
      readonly p5: Estimate;
      readonly p50: Estimate;
      readonly p95: Estimate;
    }[];
  } | null;
  /** Budgets for the headline: what it stays within with these probabilities. Null where the draws cannot say. */
  readonly decisions: {
    readonly output: string;
    readonly unit: string;
    readonly budgets: readonly { readonly probability: number; readonly amount: Estimate }[];
  } | null;
  readonly correlations: readonly {
    readonly between: readonly [string, string];
    readonly asked: number;
    /** Spearman rank correlation of the kept sample. */
    readonly achieved: number | null;
  }[];
  readonly model: Readonly<Record<string, ModelQuantity>>;
  /** A thinned sample of at most 1,024 draws (the first of each replicate), column by column, in display units. */
  readonly sample: {
    readonly rows: number;
    readonly inputs: Readonly<Record<string, readonly number[]>>;
    readonly outputs: Readonly<Record<string, readonly number[]>>;
  };
  /** What a page needs to draw the scenario anew; null where that cannot be had. */
  readonly whatIf: WhatIf | null;
  readonly warnings: readonly string[];
}

export interface PrecisionResult {
  /** Relative, as in 0.005. */
  readonly asked: number;
  readonly quantities: readonly string[];
  /** Half-width of the least well known quantity's 95 % simulation interval, relative; null where it is not defined. */
  readonly reached: number | null;
  readonly met: boolean;
}
