import type { ModelError } from '../../scenario/evidence/model-error.ts';

/** The months that a scenario looks at. */
export interface ExplainedHorizon {
  /** As in 2027-01; both included. */
  readonly from: string;
  readonly to: string;
  readonly months: number;
  /** Month of the year, from 1; null where there are no fiscal years. */
  readonly fiscalYearStarts: number | null;
}

/** One way in which an input changes from month to month. */
export interface Change {
  /** As in `growth`, `steps.0`. */
  readonly key: string;
  readonly text: string;
}

/** What a quantity is over the months of a horizon. */
export interface OverMonths {
  /** Whether it differs from month to month. */
  readonly byMonth: boolean;
  /** What a Result says of it: a rate's total, the average, the number that it is, or the month that it is. */
  readonly result: 'total' | 'average' | 'itself' | 'month';
  /** The unit of that. */
  readonly unit: string;
}

/** Something that was measured, with how far the model was off where a thing of its kind was. */
export interface ExplainedObservation {
  readonly quantity: string;
  /** As in 2026-10; null where no month was named. */
  readonly month: string | null;
  readonly text: string;
  readonly source: string;
  /** What its `error` can be held against; empty where it has none, or no measured value tests the model. */
  readonly modelErrors: readonly ModelError[];
}

/** What a scenario, or a model at its defaults, is made of. */
export interface Explanation {
  readonly format: 'costcone-explanation/1';
  readonly title: string;
  /** Null where the scenario uses no built-in model. */
  readonly model: { readonly name: string; readonly explanation: string } | null;
  /** What was chosen and found, in sentences: accelerator, region, the shape of the language model. */
  readonly notes: readonly string[];
  /** Left out where the scenario is about a day. */
  readonly horizon?: ExplainedHorizon;
  readonly inputs: readonly {
    readonly name: string;
    readonly unit: string;
    /** With a horizon that of the first month. */
    readonly notation: string;
    /** Left out where it does not change from month to month. */
    readonly changes?: readonly Change[];
    /** Allowed values in the unit, null where there is no end; null for a scenario's own input. */
    readonly range: readonly [low: number | null, high: number | null] | null;
    /** True when the model's default stands. */
    readonly isDefault: boolean;
    readonly explanation: string;
    readonly source: string;
    /**
     * How many measured values a backtest of the shipped scenarios found inside its 90 % intervals where this default
     * stood; null where none hangs on it, or another value was given.
     */
    readonly backtest: {
      readonly group: 'training' | 'throughput' | 'energy' | 'cost';
      readonly n: number;
      readonly inside: number;
      /** Month of the backtest. */
      readonly date: string;
    } | null;
  }[];
  /** In the order in which they are computed. */
  readonly quantities: readonly {
    readonly name: string;
    readonly unit: string;
    /** Left out without a horizon. */
    readonly overMonths?: OverMonths;
    readonly formula: string;
    readonly explanation: string;
    readonly source: string;
  }[];
  /** What was measured; left out where nothing was. */
  readonly observed?: readonly ExplainedObservation[];
  /** What is reported. */
  readonly outputs: readonly string[];
}
