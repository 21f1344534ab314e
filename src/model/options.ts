/** What an input is when the scenario does not say: notation and where it comes from. */
export interface InputDefault {
  /** In the project's notation, in the input's declared unit or with its own. */
  readonly notation: string;
  /** Where it comes from; begins with `judgement` where nobody published it. */
  readonly source: string;
  /** How it grows over the months of a horizon, where the scenario does not say. */
  readonly trend?: InputTrend;
}

/** A rate of growth with its period, as in `-20% to 5% per year`, and where it comes from. */
export interface InputTrend {
  readonly notation: string;
  readonly source: string;
}

/** Defaults by input name. */
export type InputDefaults = Readonly<Record<string, InputDefault>>;

/** By the position of a commitment: its first month, counted from 0 at the start of the horizon, and the first one after it. */
export type CommitmentMonths = ReadonlyMap<number, readonly [first: number, end: number]>;

/** One kind of use. Its inputs are named `chat.input_tokens` and so on. */
export interface WorkloadOption {
  readonly name: string;
  /** Defaults by the name without the workload's own, as in `input_tokens`. */
  readonly defaults: InputDefaults;
}

/** How a language model is built, as far as formulas differ and not only numbers. */
export interface Architecture {
  /**
   * `latent`: queries, keys and values go through compressed vectors (DeepSeek's MLA). `mixed`: layers differ, or do not
   * see everything before.
   */
  readonly attention: 'grouped' | 'latent' | 'mixed';
  readonly feedForward: 'dense' | 'experts';
  /** Of a mixed one: its kinds of layers that keep a cache. */
  readonly kinds?: readonly LayerKind[];
  /** Of a mixed one: whether there are layers that keep a state of fixed size. */
  readonly states?: boolean;
}

/** Layers with equal attention. Its inputs are named `sliding_layers` and so on. */
export interface LayerKind {
  readonly name: string;
  /** Only the newest tokens are kept. */
  readonly window: boolean;
  /** Only the best of what is kept is looked at. */
  readonly best: boolean;
  /** Older tokens are kept in compressed form beside the window. */
  readonly compressed: boolean;
  /** An indexer with a cache of its own picks the best. */
  readonly indexer: boolean;
  /** Some of them look at the cache of an earlier layer. */
  readonly shared: boolean;
}

/**
 * What a scenario chooses by words (`accelerator: h100-sxm`, `year: 2024`), looked up and turned into facts.
 *
 * The catalogue's `resolveOptions` makes it; a model only reads it. A default that a model has no input for is
 * ignored, so one set of options serves every model.
 */
export interface ModelOptions {
  readonly defaults: InputDefaults;
  /** At least one. */
  readonly workloads: readonly WorkloadOption[];
  readonly architecture: Architecture;
  /** Names of the inputs that a scenario gives, so that a quantity may step back where its value is known. */
  readonly given?: ReadonlySet<string>;
  /** Positions of the commitments, each with inputs of its own: `commitments.0.gpus`, `commitments.0.price`. */
  readonly commitments?: readonly number[];
  /** When commitments are in force that are not so in all months of the horizon. */
  readonly commitmentMonths?: CommitmentMonths;
}
