import type { Estimate } from '../../statistics/estimate.ts';

/** What a change is a change of, in the order in which groups of the same size are named. */
export const bridgeKinds = ['price', 'volume', 'mix', 'technology', 'rest'] as const;

export type BridgeKind = (typeof bridgeKinds)[number];

/** The name of the step that changes the formulas. */
export const theFormulas = 'the formulas';

/** One changed input, or several that make sense only together, such as an accelerator's figures. */
export interface BridgeStep {
  /** The input; a name with blanks where it stands for several, or for the formulas. */
  readonly name: string;
  readonly label: string;
  readonly kind: BridgeKind;
  /** Names of the inputs that it changes. */
  readonly inputs: readonly string[];
  /** As the base and the other write it; null where it stands for several inputs, or one has none. */
  readonly before: string | null;
  readonly after: string | null;
  /** What it adds to the mean, averaged over the orders in which changes can be made (Shapley value). */
  readonly part: Estimate;
}

/** All changes of one kind together. */
export interface BridgeGroup {
  readonly kind: BridgeKind;
  readonly part: Estimate;
}

/** Why a mean changed: parts that add up to the difference of two means. */
export interface Bridge {
  readonly output: string;
  readonly label: string;
  /** Of every number here. */
  readonly unit: string;
  /** Means of the base and of the other, as their results give them. */
  readonly from: number;
  readonly to: number;
  /** The largest part first, whichever its sign. */
  readonly steps: readonly BridgeStep[];
  readonly groups: readonly BridgeGroup[];
  /** What the steps leave of `to - from`: 0 up to rounding. */
  readonly residual: number;
  /** Changed inputs that leave the mean as it is. */
  readonly withoutEffect: readonly string[];
  /** Orders that were averaged: `every`, or how many. */
  readonly orders: 'every' | number;
  readonly draws: number;
}

/** A bridge, or why there is none. */
export type BridgeAnswer =
  | { readonly bridge: Bridge; readonly reason: null }
  | { readonly bridge: null; readonly reason: string };
