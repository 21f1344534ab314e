/** An input of a scenario as a file says it. */
export interface GivenInput {
  /** The name of the input, without that of its workload. */
  readonly name: string;
  /** Whether it belongs to a workload. */
  readonly ofWorkload: boolean;
  /** In the notation of scenarios, with its unit. */
  readonly value: string;
  /** Where it comes from and how it was computed. */
  readonly source: string;
}

/** Something that was measured; how far measurement and model may be off is for the user to say. */
export interface ObservedValue {
  readonly quantity: string;
  /** Whether the quantity belongs to a workload. */
  readonly ofWorkload: boolean;
  /** The calendar month of an amount, as in 2026-10; null where it is none. */
  readonly month: string | null;
  readonly value: string;
  readonly source: string;
}

/** Accelerators that are paid for whether they are used or not. */
export interface GivenCommitment {
  readonly gpus: string;
  readonly price: string;
  readonly source: string;
}

/** What a file says of a scenario. */
export interface Fragment {
  /** What the file is, in a sentence or two. */
  readonly about: readonly string[];
  /** Keys at the top of a scenario and their values as YAML, as in `gpus_per_instance`. */
  readonly options: Readonly<Record<string, string>>;
  readonly inputs: readonly GivenInput[];
  readonly commitments: readonly GivenCommitment[];
  readonly observed: readonly ObservedValue[];
  /** Measured, and shown beside the results without changing them. */
  readonly published: readonly ObservedValue[];
  /** What the file cannot say, and what to do about it. */
  readonly unknown: readonly string[];
  /** What of the file is not in the fragment, and why. */
  readonly leftOut: readonly string[];
}

export const emptyFragment: Fragment = {
  about: [],
  options: {},
  inputs: [],
  commitments: [],
  observed: [],
  published: [],
  unknown: [],
  leftOut: [],
};
