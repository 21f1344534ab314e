import type { Design } from '../../plan/plan.ts';
import type { Estimate } from '../../statistics/estimate.ts';

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
  /** What is to be reached: a probability of a goal, or a difference of 0 between means of an output (other less base). */
  readonly target: {
    readonly kind: 'goal' | 'difference';
    /** The goal's text, or the output's name. */
    readonly text: string;
    readonly value: number;
    /** Unit of the difference; empty for a probability. */
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
  /** The input's value at which it is reached, the one nearest to its median; null where there is none. */
  readonly value: Estimate;
  /** How often it is reached in the searched range. */
  readonly crossings: number;
  /** Probability or difference over the searched range. */
  readonly curve: readonly { readonly input: number; readonly value: number | null }[];
  readonly warnings: readonly string[];
}
