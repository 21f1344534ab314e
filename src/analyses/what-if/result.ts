import type { Observation } from '../../scenario/evidence/observation.ts';
import type { Horizon } from '../../scenario/months/horizon.ts';
import type { Correlation, InputValue, Published, Scenario, ScenarioInput } from '../../scenario/scenario.ts';
import type { Unit } from '../../units/unit.ts';

/**
 * How a changed input is written for `--set`; each stays inside the input's allowed range. A `growth` is written `a to b` as
 * well, but is lognormal in 1 + r.
 */
export type WhatIfForm = 'to' | 'beta' | 'normal' | 'uniform' | 'growth';

/** An input that a reader of the page can change. */
export interface WhatIfInput {
  readonly name: string;
  readonly form: WhatIfForm;
  /** Allowed values in the declared unit; null where there is no end. */
  readonly range: readonly [low: number | null, high: number | null];
  /** False where the input is tied to others: it needs a distribution. */
  readonly fixable: boolean;
  /** The period of a rate, as in `5% per year`; left out where it is none. */
  readonly per?: RatePeriod;
}

export type RatePeriod = 'month' | 'quarter' | 'year';

/** A scenario as plain JSON, without words: what `simulate` needs of it. */
export interface CarriedScenario
  extends Pick<Scenario, 'file' | 'outputs' | 'breakdown' | 'breakdowns' | 'level' | 'allowNonFinite'> {
  readonly inputs: readonly {
    readonly name: string;
    readonly unit: Unit;
    readonly notation: string;
    readonly value: InputValue;
    readonly drawnAs?: string;
    readonly part?: NonNullable<ScenarioInput['part']>;
  }[];
  readonly quantities: readonly {
    readonly name: string;
    readonly label: string;
    readonly unit: Unit;
    readonly formula: string;
  }[];
  readonly correlations: readonly Correlation[];
  readonly goals: readonly (Omit<Scenario['goals'][number], 'tree' | 'months' | 'byMonth'> & {
    /** What is computed, where that is not what the text says. */
    readonly comparison?: string;
    /** Left out where it is to hold once. */
    readonly months?: 'every' | 'any';
  })[];
  /** Left out where the scenario is about a day, and by older versions. */
  readonly horizon?: Horizon;
  /** What the scenario's own numbers are held against; left out where that is nothing. */
  readonly observed?: readonly Observation[];
  readonly published: readonly (Pick<Published, 'quantity' | 'value' | 'unit'> &
    Partial<Pick<Published, 'range' | 'bound'>>)[];
}

/** A list in which some items are others. */
export interface ChangedList<Item extends { readonly name: string }> {
  /** What is new, or other than before. */
  readonly items: readonly Item[];
  /** All names in their order, where they or it changed. */
  readonly names?: readonly string[];
}

/** A scenario as what is other in it than in a carried one. */
export interface CarriedChange
  extends Partial<
    Pick<CarriedScenario, 'outputs' | 'breakdown' | 'breakdowns' | 'correlations' | 'goals' | 'horizon'>
  > {
  readonly inputs?: ChangedList<CarriedScenario['inputs'][number]>;
  readonly quantities?: ChangedList<CarriedScenario['quantities'][number]>;
}

/** A lever as what it changes in a carried scenario. */
export interface CarriedLever extends CarriedChange {
  readonly lever: string;
  readonly title: string;
  /** Inputs that it copies as they are in the run: another value of theirs would have to be copied too. */
  readonly kept: readonly string[];
}

/** A scenario of a comparison as what is other in it than in the base. */
export interface CarriedOther
  extends CarriedChange,
    Partial<Pick<CarriedScenario, 'file' | 'level' | 'allowNonFinite'>> {
  /** Inputs that its levers set: `--set` comes before them, and changes nothing in this scenario. */
  readonly own?: readonly string[];
}

/** What a page needs to compare scenarios anew with other inputs: what they share with the base is there once. */
export interface ComparisonWhatIf {
  readonly scenario: CarriedScenario;
  readonly others: readonly CarriedOther[];
  /** Inputs that every scenario has, as they are in the base. */
  readonly inputs: readonly WhatIfInput[];
}

/** What a page needs to simulate a scenario anew with other inputs. */
export interface WhatIf {
  readonly scenario: CarriedScenario;
  readonly inputs: readonly WhatIfInput[];
  /** Levers that apply; left out where none was tried. */
  readonly levers?: readonly CarriedLever[];
}

/** Most scenarios that a page compares anew. Judgement: an answer takes a second or two, and pages stay small enough to send. */
export const mostCompared = 24;
