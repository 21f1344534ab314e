/** What a scenario, or a model at its defaults, is made of. */
export interface Explanation {
  readonly format: 'costcone-explanation/1';
  readonly title: string;
  /** Null where the scenario uses no built-in model. */
  readonly model: { readonly name: string; readonly explanation: string } | null;
  /** What was chosen and found, in sentences: accelerator, region, the shape of the language model. */
  readonly notes: readonly string[];
  readonly inputs: readonly {
    readonly name: string;
    readonly unit: string;
    readonly notation: string;
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
    readonly formula: string;
    readonly explanation: string;
    readonly source: string;
  }[];
  /** What is reported. */
  readonly outputs: readonly string[];
}
