import type { Unit } from '../units/unit.ts';
import type { InputTrend } from './options.ts';

/** An input of a model: a number nobody knows exactly. */
export interface ModelInput {
  readonly name: string;
  readonly unit: Unit;
  /** One plain sentence. */
  readonly explanation: string;
  /** Allowed values, ends included, in `unit`. */
  readonly range: readonly [low: number, high: number];
  /** The value, in `unit`, that the word `none` stands for, where there may be none. */
  readonly none?: number;
  /** The input that takes the spread of single requests, where this one is a mean of many. */
  readonly spreadIn?: string;
  /** Default in the project's notation. */
  readonly notation: string;
  /** Where the default comes from; begins with `judgement` where nobody published it. */
  readonly source: string;
  /** How the default grows over the months of a horizon, unless the scenario says otherwise. */
  readonly trend?: InputTrend;
  /** The input whose random numbers it continues, where scenarios know the same unknown by two names. */
  readonly drawnAs?: string;
}

/** A quantity computed from inputs and other quantities. */
export interface Quantity {
  readonly name: string;
  readonly unit: Unit;
  /** In the project's notation. */
  readonly formula: string;
  readonly explanation: string;
  /** Paper, equation, or the reasoning behind it. */
  readonly source: string;
  /** For people, as in `Daily cost`; the name with spaces when not given. */
  readonly label?: string;
  /** Whether it is how fast something goes, as one user sees it: of several months it has an average, and no total. */
  readonly isSpeed?: true;
}

/** A quantity that is 1 where a promise is kept, else 0. */
export interface ModelPromise {
  readonly quantity: string;
  /** What is not so where it is 0, as in `the promised speed is missed`. */
  readonly broken: string;
  /** What the answer then stands for, and what to do. */
  readonly consequence: string;
  /** Whose promise it is, of several services. */
  readonly of?: string;
  /** Share of the draws in which it must be 0 to be said; a fiftieth unless given. */
  readonly from?: number;
}

/** The headline divided in one way: quantities that add up to it. */
export interface Breakdown {
  readonly by: 'service' | 'workload' | 'customer';
  readonly parts: readonly string[];
  /** Quantities that each part's owner has beside it, as in `revenue`: for a table. */
  readonly beside?: readonly string[];
}

/** What stands beside a part of a breakdown: `free.revenue` beside `free.cost`. */
export function besideOf({ parts, beside = [] }: Breakdown): readonly string[] {
  return parts.flatMap((part) => beside.map((name) => `${ownerOf(part)}.${name}`));
}

/** Whose a part of a breakdown is: `chat.code` of `chat.code.cost`. */
export function ownerOf(part: string): string {
  return part.slice(0, part.lastIndexOf('.'));
}

/** A service among several: the names that the parts of its model have where all are together. */
export interface ModelService {
  readonly name: string;
  /** `gpu_price` to `chat.gpu_price`, or to `gpu_price` where services share it. */
  readonly inputs: ReadonlyMap<string, string>;
  readonly quantities: ReadonlyMap<string, string>;
}

/** A set of named quantities that belong together. Order is the order in which the money flows. */
export interface Model {
  readonly name: string;
  /** One paragraph: what it computes, what it includes and what not. */
  readonly explanation: string;
  readonly inputs: readonly ModelInput[];
  readonly quantities: readonly Quantity[];
  /** What a scenario reports when it does not say; the first is the headline. */
  readonly outputs: readonly string[];
  /** Quantities that add up to the headline, for the breakdown. */
  readonly breakdown: readonly string[];
  /** Further ways to divide the headline. */
  readonly breakdowns?: readonly Breakdown[];
  /** Quantities that are 1 where a promise is kept and 0 where not, and what a report says of the latter. */
  readonly promises?: readonly ModelPromise[];
  /** The services that it consists of, where it has several names for what each of them has. */
  readonly services?: readonly ModelService[];
  /** Inputs that decide a part of the breakdown by themselves: where none of them is set, that part is a guess. */
  readonly decisive?: Readonly<Record<string, readonly string[]>>;
  /** What of the headline is rent, and what of it providers bill, as formulas: discounts and credits are on these. */
  readonly bill?: { readonly rent: string; readonly billed: string };
  /** What to write instead of names that are no inputs, but are taken for such. */
  readonly hints?: Readonly<Record<string, string>>;
}
