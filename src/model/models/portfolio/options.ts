import type { CommitmentMonths, ModelOptions } from '../../options.ts';

/** A service of a portfolio: one language model on one kind of accelerator. */
export interface ServiceOptions {
  readonly name: string;
  /** The fleet it runs on: its own name, or that of a pool it shares with others. */
  readonly pool: string;
  readonly options: ModelOptions;
  /** The service before it that serves the same language model, whose training is counted there; else null. */
  readonly trainedWith: string | null;
}

/** How what a customer pays is counted. */
export type PriceKind = 'user' | 'query' | 'flat' | 'token' | 'tokens by direction';

/** A group of customers. */
export interface CustomerOptions {
  readonly name: string;
  /** Whether the group is given by its users or by its queries a day. */
  readonly volume: 'users' | 'queries';
  /** Services that its queries reach. */
  readonly to: readonly string[];
  /** Null where it pays nothing. */
  readonly price: {
    readonly kind: PriceKind;
    /** Services whose tokens are billed, where tokens are. */
    readonly billed: readonly string[];
    /** Whether tokens found in the cache have a price of their own. */
    readonly hasCachedPrice: boolean;
  } | null;
}

/** Commitments that serve the same accelerators. */
export interface CommitmentGroup {
  /** Quantities of the group begin with this name: the fleet's, or that of an accelerator of several fleets. */
  readonly owner: string;
  readonly services: readonly string[];
  /** Positions of the commitments. */
  readonly commitments: readonly number[];
}

/** Services that share staff and customers. */
export interface PortfolioOptions {
  readonly services: readonly ServiceOptions[];
  readonly customers: readonly CustomerOptions[];
  readonly commitments: readonly CommitmentGroup[];
  /** When commitments are in force that are not so in all months of the horizon. */
  readonly commitmentMonths?: CommitmentMonths;
  /** Names of the inputs that a scenario gives. */
  readonly given: ReadonlySet<string>;
  /** Names of its formulas, which may stand in the place of an input. */
  readonly computed: ReadonlySet<string>;
}
