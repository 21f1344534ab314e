import type { CalendarMonth } from '../../notation/calendar-month.ts';

/** The months that a scenario looks at. */
export interface Horizon {
  readonly from: CalendarMonth;
  readonly months: number;
  /** Month of the year, from 1, in which the fiscal year starts; null where only months are wanted. */
  readonly fiscalYearStarts: number | null;
  /** Inputs that change from month to month. */
  readonly series: readonly Series[];
  /** Names of inputs and quantities that differ from month to month. */
  readonly moving: readonly string[];
  /** Quantities that are one number for the whole horizon, as `total(..)` and `at(..)` are. */
  readonly whole: readonly string[];
  /** Quantities that have an average and no total, though their units are rates: speeds. */
  readonly averaged: readonly string[];
  /** Outputs that are a month of the calendar, or never. They are no numbers, and stand apart from all other outputs. */
  readonly firstMonths: readonly string[];
  /** Parts such as `gpu_price.volatility` whose monthly shocks go together: the correlation of their normals. */
  readonly shockCorrelations: readonly {
    readonly between: readonly [string, string];
    readonly normal: number;
  }[];
}

/** How one input changes. Its parts are inputs of the scenario, so that each can be uncertain and is a driver of its own. */
export interface Series {
  /** The input, whose value is that of the first month. */
  readonly input: string;
  readonly growth: Growth | null;
  readonly volatility: { readonly input: string; readonly period: number } | null;
  readonly noise: { readonly input: string; readonly persistence: number } | null;
  /** Twelve factors, January first. */
  readonly season: readonly number[] | null;
  readonly steps: readonly Step[];
  /** In base units. */
  readonly limits: readonly [low: number, high: number] | null;
  /** Allowed values in base units; null where there is no end to mind. */
  readonly range: readonly [low: number | null, high: number | null];
  /** Whether noise and volatility act on the logit, so that they never lead out of 0 to 1. */
  readonly isShare: boolean;
}

/** A rate of growth; `period` in months. */
export interface Growth {
  readonly input: string;
  readonly period: number;
  /** Whether the input is 1 + r rather than r. */
  readonly isFactor: boolean;
}

/** A change from some month on. */
export interface Step {
  /** Month of the horizon, or the input that is a time after its first day. */
  readonly from: number | string;
  /** Whether that time counts days of the calendar, as one written in days does; else months, all alike. */
  readonly countsDays: boolean;
  /** Inputs by name: what it multiplies by, or what replaces the value. */
  readonly factor: string | null;
  readonly value: string | null;
  /** The input that is 1 where it happens; null where it surely does. */
  readonly chance: string | null;
}

/** The driver that all monthly shocks of an input are together. */
export const shocksOf = (input: string) => `${input}.shocks`;

/** Names of all such drivers of a scenario. */
export function shockDrivers({ horizon }: { readonly horizon: Horizon | null }): readonly string[] {
  const series = horizon?.series ?? [];
  return series.flatMap((one) =>
    shockPartsOf(one, horizon!.months).length > 0 ? [shocksOf(one.input)] : [],
  );
}

/** The names of the shocks of a part such as `gpu_price.volatility`: independent standard normals, the one that matters most first. */
export function shockNames(part: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, k) => `${part}.${k + 1}`);
}

/** The shocks of a series: of volatility one a month but the first, of noise one every month. */
export function shockPartsOf({ volatility, noise }: Series, months: number) {
  return [
    ...(volatility === null || months < 2 ? [] : [{ part: volatility.input, count: months - 1 }]),
    ...(noise === null ? [] : [{ part: noise.input, count: months }]),
  ];
}
