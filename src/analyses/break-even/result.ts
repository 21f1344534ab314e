import type { Design } from '../../plan/plan.ts';
import type { Estimate } from '../../statistics/estimate.ts';
import type { KnownInput } from '../inputs/result.ts';
import type { CarriedOther, CarriedScenario, WhatIfInput } from '../what-if/result.ts';

/** What a page needs to look for a break-even anew with other inputs. */
export interface BreakEvenWhatIf {
  readonly scenario: CarriedScenario;
  /** The other scenario as what is other in it; null where a goal or the lowest value is looked for. */
  readonly other: CarriedOther | null;
  /** What was asked besides the input. */
  readonly asked: {
    readonly goal?: number;
    readonly probability?: number;
    readonly cheapest?: 'mean' | number;
    readonly output?: string;
  };
  /** What was set before, as for `--set`. */
  readonly set: readonly string[];
  /** Allowed values of the varied input, and of the one that it is a part of; null where there is no end. */
  readonly ranges: Readonly<Record<string, readonly [low: number | null, high: number | null]>>;
  /** Inputs that matter here, which all scenarios have, as they are in the first. */
  readonly inputs: readonly (WhatIfInput & KnownInput)[];
}

/** The lowest value of an output over an input; the highest of one of which more is better. */
export interface Optimum {
  /** In the output's unit. */
  readonly cost: Estimate;
  /** Values of the input, around the best one, at which it costs at most `share` more, or a gain is at most `share` lower. */
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
    /** True where more of the output is better: then the highest is looked for, and draws reach it. */
    readonly isGain?: boolean;
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
  /** Null where a page cannot look for it anew; left out by older versions. */
  readonly whatIf?: BreakEvenWhatIf | null;
  readonly warnings: readonly string[];
}
