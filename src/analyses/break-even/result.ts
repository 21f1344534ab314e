import type { Design } from '../../plan/plan.ts';
import type { Estimate } from '../../statistics/estimate.ts';

/** The lowest value of an output over an input. */
export interface Optimum {
  /** In the output's unit. */
  readonly cost: Estimate;
  /** Values of the input, around the best one, at which it costs at most `share` more. */
  readonly within: {
    readonly share: number;
    readonly low: number;
    readonly high: number;
    /** Whether these are ends of what was tried, beyond which it may be as cheap. */
    readonly isLowEnd: boolean;
    readonly isHighEnd: boolean;
  };
}

/** What `break-even` gives. Undefined numbers are null. */
export interface BreakEven {
  readonly format: 'costcone-break-even/1';
  readonly scenario: { readonly title: string; readonly file: string; readonly sha256: string };
  /** The other scenario; null where a goal is looked at. */
  readonly other: { readonly title: string; readonly file: string; readonly sha256: string } | null;
  readonly run: { readonly seed: string; readonly design: Design; readonly draws: number };
  /** The input that is set to one value after the other, and its unit. */
  readonly input: string;
  readonly unit: string;
  /** The period of a rate, as in `5% per year`; left out where it is none. */
  readonly per?: 'month' | 'quarter' | 'year';
  /**
   * What is to be reached: a probability of a goal, a difference of 0 between means of an output (other less base), or the
   * lowest value of an output, which is then the value.
   */
  readonly target: {
    readonly kind: 'goal' | 'difference' | 'cheapest';
    /** The goal's text, or the output's name. */
    readonly text: string;
    readonly value: number;
    /** What is lowest: null for the mean, else the share of draws that keep to it; left out for other targets. */
    readonly level?: number | null;
    /** Unit of the difference or the output; empty for a probability. */
    readonly unit: string;
    /** What a person calls the quantity that is limited or compared. */
    readonly label?: string;
    /** The limit, where the goal is one. */
    readonly threshold?: {
      readonly quantity: string;
      readonly operator: '<' | '<=' | '>' | '>=';
      readonly limit: number;
      readonly unit: string;
    } | null;
  };
  /** What the lowest value costs, and how flat it is around it; left out where something else is looked for. */
  readonly optimum?: Optimum;
  /** The input's value at which it is reached, the one nearest to its median; null where there is none. */
  readonly value: Estimate;
  /** How often it is reached in the searched range. */
  readonly crossings: number;
  /** Probability or difference over the searched range. */
  readonly curve: readonly { readonly input: number; readonly value: number | null }[];
  readonly warnings: readonly string[];
}
