import type { Estimate } from '../../statistics/estimate.ts';
import type { PercentileKey } from '../../statistics/percentiles.ts';

export type { Estimate, PercentileKey };
export { percentileKeys } from '../../statistics/percentiles.ts';

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

/** What the draws of one quantity came to. */
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
  /** Further statistics by name, where the table of statistics has any. */
  readonly statistics?: Readonly<Record<string, Estimate>>;
}

/** What the headline is made of: parts that add up to it. */
export interface Breakdown {
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
}

/** The headline divided in another way than by what is paid for. */
export interface NamedBreakdown extends Breakdown {
  readonly by: 'service' | 'workload' | 'customer';
  /** What each part's owner has beside it, in the order of the parts: of customers the queries, revenue and margin. */
  readonly beside?: readonly {
    readonly name: string;
    readonly unit: string;
    readonly of: readonly Omit<Breakdown['parts'][number], 'name' | 'label'>[];
  }[];
}

/** How much of the headline's mean stands on defaults that nobody set. */
export interface OnDefaults {
  readonly total: string;
  readonly unit: string;
  readonly amount: number;
  /** Of the whole, 0 to 1. */
  readonly share: number;
  readonly parts: readonly {
    readonly name: string;
    readonly label: string;
    readonly amount: number;
    /** The uncertain ones among those defaults: all that reach it, or where some are set those that decide it by themselves. */
    readonly inputs: readonly string[];
  }[];
}

/** Budgets for the headline: what it stays within with these probabilities. */
export interface Budgets {
  readonly output: string;
  readonly unit: string;
  readonly budgets: readonly { readonly probability: number; readonly amount: Estimate }[];
}
