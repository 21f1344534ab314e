import type { DistributionSpec } from '../distributions/distribution.ts';
import type { Place, Problem } from '../errors.ts';
import type { Breakdown, ModelPromise } from '../model/model.ts';
import type { Expression } from '../notation/tree.ts';
import { inBase } from '../units/arithmetic.ts';
import type { Unit } from '../units/unit.ts';
import type { Observation } from './evidence/observation.ts';
import type { Horizon } from './months/horizon.ts';

/** What an input is: one number, or a distribution in the unit it was written in. */
export type InputValue =
  | {
      readonly kind: 'constant';
      /** In `unit`, as people would write it. */
      readonly value: number;
      readonly unit: Unit;
      /** In base units: to the last bit what the same text gives as a formula. */
      readonly base: number;
    }
  | { readonly kind: 'distribution'; readonly spec: DistributionSpec; readonly unit: Unit };

/** A plain number in a unit as an input's value. */
export function constantValue(value: number, unit: Unit): InputValue {
  return { kind: 'constant', value, unit, base: inBase(value, unit) };
}

export interface ScenarioInput {
  readonly name: string;
  /** The declared unit, in which results are given. */
  readonly unit: Unit;
  /** As written. */
  readonly notation: string;
  readonly value: InputValue;
  readonly explanation: string;
  readonly source: string;
  /** Allowed values in `unit`; null for a scenario's own input. */
  readonly range: readonly [low: number, high: number] | null;
  /** Where it was set; null when the model's default stands. */
  readonly place: Place | null;
  /** The input that it is a part of, as `gpu_price.growth` is of `gpu_price`; what people are shown is the value less `less`. */
  readonly part?: { readonly of: string; readonly less: number };
  /** The input whose random numbers it continues, which another scenario knows by that name. */
  readonly drawnAs?: string;
}

export interface ScenarioQuantity {
  readonly name: string;
  readonly label: string;
  readonly unit: Unit;
  readonly formula: string;
  readonly tree: Expression;
  readonly explanation: string;
  readonly source: string;
  /** Whether it is how fast something goes, which does not add up over time. */
  readonly isSpeed?: true;
}

/** Two inputs whose ranks go together. `normal` is the correlation of the copula's normals. */
export interface Correlation {
  readonly between: readonly [string, string];
  readonly spearman: number;
  readonly normal: number;
  /** Which of the two was written; the first unless stated otherwise. */
  readonly given?: 'spearman' | 'normal';
}

/** A comparison that should hold with some probability. */
export interface Goal {
  readonly text: string;
  /** 0 or 1 on every draw. */
  readonly tree: Expression;
  readonly required: number;
  /** With a horizon: whether it is to hold in every month or in any. */
  readonly months: 'every' | 'any' | null;
  /** What it comes to month by month, where that makes sense. */
  readonly byMonth: Expression | null;
  /** For `quantity <= limit` with a constant limit, in the quantity's unit: what expected overrun and goal lines use. */
  readonly threshold: {
    readonly quantity: string;
    readonly operator: '<' | '<=' | '>' | '>=';
    readonly limit: number;
  } | null;
}

/** What somebody reported of a quantity. */
export interface Published {
  readonly quantity: string;
  /** In `unit`: the number, the bound, or of a range its geometric middle. */
  readonly value: number;
  /** Ends of a reported range, in `unit`; null for a number or a bound. */
  readonly range: readonly [low: number, high: number] | null;
  /** Whether only a bound was reported. */
  readonly bound: 'at_most' | 'at_least' | null;
  /** What it is over requests, hours or machines, where that was said. It is shown, never converted. */
  readonly statistic: 'mean' | 'median' | null;
  readonly unit: Unit;
  readonly source: string;
  readonly kind: 'measured' | 'estimate' | 'arithmetic';
  readonly group: 'training' | 'throughput' | 'energy' | 'cost' | null;
}

/** A lever that was pulled, as results name it. */
export interface PulledLever {
  readonly lever: string;
  readonly title: string;
  readonly explanation: string;
  /** The services that it reached, of several, where these are not all. */
  readonly services?: readonly string[];
  /** What it does to inputs; left out where it was pulled on each of several services. */
  readonly reach?: LeverReach;
}

/** What becomes of inputs that are changed before a lever is pulled. */
export interface LeverReach {
  /** Inputs that it sets, or gives their defaults back: a change of theirs is lost. */
  readonly sets: readonly string[];
  /** Inputs that it multiplies, or copies under another name. */
  readonly follows: readonly string[];
}

/** What a scenario is held against. */
export interface Evidence {
  readonly observations: readonly Observation[];
  /**
   * The scenario that wrote them, in whose numbers they are to be seen; null where it is the scenario itself. A scenario that
   * extends another one looks at another future, but the past is the same.
   */
  readonly of: Scenario | null;
}

/** A scenario whose every word has been checked. */
export interface Scenario {
  readonly title: string;
  readonly question: string;
  /** Base name of the file. */
  readonly file: string;
  /** The file as it was read, for provenance. */
  readonly text: string;
  /** SHA-256 over the file, the files it extends and the CSVs it reads. */
  readonly sha256: string;
  /** SHA-256 of the file and of every file it extends: what two scenarios may have in common. */
  readonly bases: readonly string[];
  /** Levers that changed it, in the order in which they did. */
  readonly levers: readonly PulledLever[];
  /** Name of the built-in model, or null. */
  readonly model: string | null;
  /** In the order that numbers Sobol' dimensions: the model's, then the base's, then this file's new ones. */
  readonly inputs: readonly ScenarioInput[];
  /** Dependencies before dependents. */
  readonly quantities: readonly ScenarioQuantity[];
  readonly outputs: readonly string[];
  readonly breakdown: readonly string[];
  /** Further ways to divide the headline: by service, workload or customer. */
  readonly breakdowns: readonly Breakdown[];
  /** Inputs that decide parts of the breakdown by themselves. */
  readonly decisive: Readonly<Record<string, readonly string[]>>;
  /** What the model promises; a run says how often it is not kept. */
  readonly promises: readonly ModelPromise[];
  readonly correlations: readonly Correlation[];
  readonly goals: readonly Goal[];
  /** What was measured of it; null where nothing was. */
  readonly evidence: Evidence | null;
  /** The months it looks at; null where it is about a day. */
  readonly horizon: Horizon | null;
  readonly published: readonly Published[];
  /** Level of the reported interval, 0.9 unless stated otherwise. */
  readonly level: number;
  /** Share of draws that may be non-finite. */
  readonly allowNonFinite: number;
  /** Sentences for the report: what is included and what is not, the model assumed. */
  readonly notes: readonly string[];
  /** What may make the answer wrong, in sentences: they stand below it. */
  readonly cautions: readonly string[];
  /** For who wrote the file: what could be written better, though nothing is wrong. No part of a Result. */
  readonly remarks: readonly Problem[];
}
