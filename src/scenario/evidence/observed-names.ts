import type { MoneyNames } from '../currency/in-one-currency.ts';
import type { OverMonths } from '../months/moving.ts';
import type { ReadHorizon } from '../months/read-horizon.ts';

/** What an observation is held against. */
export interface ObservedNames {
  readonly names: MoneyNames;
  /** Name of the built-in model, or null. */
  readonly model: string | null;
  /** The months that the scenario looks at, and what names are over them; null where it is about a day. */
  readonly over: (OverMonths & { readonly horizon: ReadHorizon }) | null;
}
