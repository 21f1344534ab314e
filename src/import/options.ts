/** What the user says about a file beside it; undefined where nothing was said. */
export interface ImportOptions {
  /** IANA name of the zone in which days begin, and of times that name none. */
  readonly timeZone: string;
  /** Whether the zone was said. */
  readonly saysTimeZone: boolean;
  /** Days that a log without dates covers. */
  readonly days?: number | undefined;
  /** People who sent the requests of a log. */
  readonly users?: number | undefined;
  /** The model whose requests are taken. */
  readonly model?: string | undefined;
  /** Accelerators: of a benchmark all that served it, of a bill those of one instance that is billed by the hour. */
  readonly gpus?: number | undefined;
  /** Copies of the model that a benchmark's accelerators kept. */
  readonly instances?: number | undefined;
  /** Queries in flight in a benchmark. */
  readonly concurrency?: number | undefined;
  /** Which run of a benchmark, counted from 1. */
  readonly run?: number | undefined;
  /** Names of services whose rows of a bill are taken; `all` takes every one. */
  readonly services: readonly string[];
  /** Texts of which one stands in the names of what is an accelerator in a bill. */
  readonly skus: readonly string[];
  /** The quantity that a bill is of. */
  readonly quantity: string;
  /** How far measurement and model together may be off, as in 5%; needed where something is observed. */
  readonly error?: string | undefined;
  /** Calendar months whose rows of a bill are taken, as in 2026-10. */
  readonly months: readonly string[];
  /** The currency whose rows of a bill are taken. */
  readonly currency?: string | undefined;
  /** Names of options that were given and of which each kind of file takes only some, as in `gpus`. */
  readonly given?: readonly string[] | undefined;
  /** The seed of the bootstrap. */
  readonly seed: string;
}
