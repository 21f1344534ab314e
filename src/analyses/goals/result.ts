import type { Estimate } from '../../statistics/estimate.ts';
import type { TurningPoint } from './turning-point.ts';

export type Verdict = 'met' | 'missed' | 'too close to call';

/** The limit of a goal such as `quantity <= limit`, in a quantity's unit. */
export interface Limit {
  readonly quantity: string;
  readonly operator: '<' | '<=' | '>' | '>=';
  readonly limit: number;
  readonly unit: string;
}

/** How likely a goal holds, and whether that is enough. */
export interface GoalResult {
  readonly text: string;
  readonly required: number;
  readonly probability: Estimate;
  /** Draws that are left out of the probability, as what the goal compares is not a number there; missing where there are none. */
  readonly undecided?: number;
  readonly verdict: Verdict;
  /** For `quantity <= limit`: what the goal line is drawn from, and the mean of the excess over the limit. */
  readonly threshold: (Limit & { readonly expectedOverrun: Estimate }) | null;
  /**
   * Where along the main inputs, each taken as known, the goal begins or ceases to hold with the required probability.
   * Counted from the kept draws: `break-even` computes one value exactly.
   */
  readonly turningPoints?: readonly TurningPointResult[];
}

export interface TurningPointResult {
  readonly input: string;
  readonly holds: TurningPoint['holds'];
  /** In the input's unit. */
  readonly value: Estimate;
  /** Share of the draws in which the input lies on the side on which the goal holds. */
  readonly chance: number | null;
}
