import type { Estimate } from '../../statistics/estimate.ts';

/** A 90 % interval and the median of an input, in its unit. */
export interface ThreePercentiles {
  readonly p5: number | null;
  readonly p50: number | null;
  readonly p95: number | null;
}

/** What was seen, in a unit; nothing of the scenario is in it. */
export interface SeenValue {
  /** Null for a hard range. */
  readonly value: number | null;
  /**
   * Ends of the 90 % interval in which `error` alone leaves the truth; of a hard range its ends, of a count the count again.
   */
  readonly low: number;
  readonly high: number;
}

/** What was seen, and where that lies among what the scenario expected to be seen, given all other observations. */
export interface SeenObservation {
  readonly quantity: string;
  /** `2026-10`; null where no month was named. */
  readonly month: string | null;
  readonly text: string;
  readonly source: string;
  /** In `unit`. */
  readonly seen: SeenValue;
  /**
   * The probability of seeing less; of a hard range that the value lies in it. Null where the others leave too few draws.
   */
  readonly place: Estimate;
  /** What would have been seen, in `unit`: error of the measurement and model included. */
  readonly predicted: {
    readonly 'p0.5': number | null;
    readonly p50: number | null;
    readonly 'p99.5': number | null;
  };
  readonly unit: string;
  readonly conflict: boolean;
}

/**
 * A drawing of a density: bins between the 0.5th and 99.5th percentile, even in value or, where positive values span decades, in
 * its logarithm; `edges` ascend and are one more than `masses`. As `density` of an input, with as many bins as the effective
 * draws can fill.
 */
export interface BinnedDensity {
  readonly edges: readonly number[];
  readonly masses: readonly number[];
}

/** How far an input moved. */
export interface MovedInput {
  readonly prior: ThreePercentiles;
  readonly posterior: ThreePercentiles;
  /** How far its mean moved, in standard deviations of the prior. */
  readonly moved: number | null;
  /** What its 90 % interval lost, as a share of the prior's; below 0 where it widened. */
  readonly narrowed: number | null;
  /** The posterior's, in the input's unit; the prior's is `inputs.NAME.density`. Null where it is a single value. */
  readonly density: BinnedDensity | null;
}

/** What observations did to a run. */
export interface EvidenceResult {
  /** The file that says what was observed, in whose numbers it is held against the draws; left out where it is the scenario itself. */
  readonly of?: string;
  readonly observations: readonly SeenObservation[];
  /** (sum of weights)^2 / sum of squared weights. Source: Kish, Survey Sampling (1965), section 11.7. */
  readonly effectiveDraws: number;
  /** The same in the replicate that has fewest. */
  readonly smallestReplicate: number;
  /** Draws on which what was observed is no number: they count nothing. Left out where there are none. */
  readonly withoutNumber?: number;
  /** `--max-draws`, which decides the quantum in which weights are counted; null where it was as usual. */
  readonly maxDraws: number | null;
  /** By name, the one that moved most first. */
  readonly inputs: Readonly<Record<string, MovedInput>>;
  /** The headline's interval without the observations, in its unit; null where it is not known. */
  readonly priorHeadline: { readonly low: number | null; readonly high: number | null } | null;
}
