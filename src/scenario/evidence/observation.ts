import type { DistributionSpec } from '../../distributions/distribution.ts';
import type { RatePower } from '../currency/convert-money.ts';
import type { CalendarMonth } from '../../notation/calendar-month.ts';

/**
 * How probable what was seen is, where the quantity has some value. All numbers are in base units of the quantity, in the currency
 * that was written.
 */
export type Likelihood =
  /** ln(value) - ln(truth) is normal with this standard deviation. */
  | { readonly kind: 'ratio'; readonly value: number; readonly sd: number }
  /** value - truth is normal with this standard deviation. */
  | { readonly kind: 'difference'; readonly value: number; readonly sd: number }
  /** The truth lies there, ends included. */
  | { readonly kind: 'between'; readonly low: number; readonly high: number }
  /** A count of mean truth x exposure; `exposure` in base units that make the product a number. */
  | { readonly kind: 'poisson'; readonly count: number; readonly exposure: number }
  /** `count` of `of`, each with the probability that is the truth. */
  | { readonly kind: 'binomial'; readonly count: number; readonly of: number };

/** Rates with their powers, of which the product takes what was written into the currency of the quantity. */
export interface ObservedMoney {
  readonly rates: readonly RatePower[];
  /** The product at the medians of the rates, for where it is to be shown beside the quantity. */
  readonly middle: number;
}

/** Names of the rates that an observation is converted by. */
export const rateNames = (money: ObservedMoney | undefined): readonly string[] =>
  (money?.rates ?? []).map(({ name }) => name);

/** Something that was measured: a draw counts by how well it agrees with it. */
export interface Observation {
  /** An input or a quantity. */
  readonly quantity: string;
  /** The calendar month of an amount, as it was written; null where none was. */
  readonly month: CalendarMonth | null;
  /** Month of the horizon, from 0, whose value was seen; null without a horizon, or where all months are alike. */
  readonly at: number | null;
  /** What was seen, for people: `61k USD/month within 3%`. */
  readonly text: string;
  readonly source: string;
  readonly likelihood: Likelihood;
  /** The unit in which people see it, and base units of the quantity in one of it: an amount of a month is shown as that amount. */
  readonly unit: string;
  readonly factor: number;
  /** What people see is a value less this, in base units: of a rate of growth r, 1 + r may be drawn. Nothing unless stated otherwise. */
  readonly less?: number;
  /** Of money in another currency than the quantity's: what the quantity is to be divided by. */
  readonly money?: ObservedMoney;
  /**
   * Where the input that was observed is drawn as this left it: what it was thought to be before, and base units in one of its unit.
   * A draw is then not weighed by it.
   */
  readonly prior?: { readonly spec: DistributionSpec; readonly factor: number };
}
