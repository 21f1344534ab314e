import type { Estimate } from '../../statistics/estimate.ts';
import type { PercentileKey } from '../../statistics/percentiles.ts';
import type { SeenValue } from '../evidence/result.ts';
import type { Limit } from '../goals/result.ts';

/** Percentiles that are given of every month. */
export const forecastKeys = ['p5', 'p25', 'p50', 'p75', 'p95'] as const;

export type ForecastKey = (typeof forecastKeys)[number];

export interface ForecastStatistics {
  readonly mean: Estimate;
  readonly quantiles: Readonly<Record<ForecastKey, Estimate>>;
}

/** What one month, or all months up to it, come to. */
export interface ForecastMonth extends ForecastStatistics {
  /** As in 2027-01. */
  readonly month: string;
  /** What was observed of the month, in the quantity's unit; absent where nothing was, and in months to date. */
  readonly actual?: SeenValue;
}

/** What a quarter or a fiscal year comes to, as far as the horizon reaches. */
export interface ForecastPeriod extends ForecastStatistics {
  /** As in 2027-Q1 or FY2027. */
  readonly period: string;
  readonly from: string;
  readonly to: string;
}

export interface OutputForecast {
  readonly unit: string;
  /** What a rate comes to over time; null for what is none. */
  readonly totalUnit: string | null;
  /** Draws behind the months. */
  readonly draws: number;
  readonly months: readonly ForecastMonth[];
  /** Empty for what is no rate. */
  readonly toDate: readonly ForecastMonth[];
  /** Over the whole horizon: a rate's total, of others the average. */
  readonly total: ForecastStatistics;
  readonly quarters?: readonly ForecastPeriod[];
  readonly years?: readonly ForecastPeriod[];
  /** Some single paths, month by month; of the headline only. */
  readonly paths?: readonly (readonly (number | null)[])[];
}

/** When a goal fails first. */
export interface FirstMiss {
  /** Months up to which it has failed with these probabilities; null where it holds longer. */
  readonly p5: string | null;
  readonly p50: string | null;
  readonly p95: string | null;
  /** The month in which it most likely fails first; null where it never fails. */
  readonly mostLikely: string | null;
  /** How likely it holds throughout. */
  readonly never: Estimate;
}

/** What a goal allows of a quantity in every month, or up to it. */
export interface GoalLimit extends Limit {
  readonly of: 'month' | 'toDate';
}

export interface GoalForecast {
  readonly text: string;
  /** The line that is drawn across the months; null where what is compared is no single number. */
  readonly limit: GoalLimit | null;
  /** How likely it holds in, or up to, each month; empty where that makes no sense. */
  readonly byMonth: readonly { readonly month: string; readonly probability: Estimate }[];
  readonly firstMiss: FirstMiss | null;
}

/** A scenario with a horizon, month by month. */
export interface Forecast {
  readonly from: string;
  readonly months: number;
  readonly outputs: Readonly<Record<string, OutputForecast>>;
  readonly goals: readonly GoalForecast[];
  /** How likely inputs were set to one of their `limits` in at least one month; absent where none has any. */
  readonly limited?: Readonly<Record<string, Estimate>>;
}

/**
 * When something comes first. Never is an outcome of its own: no number, so that there is no mean, and a percentile that lies
 * in it is null. Saved results have it among their outputs.
 */
export interface FirstMonth {
  readonly unit: 'month';
  readonly label: string;
  /** How likely it does not come within the horizon. */
  readonly never: Estimate;
  /** How likely it comes first in each month. */
  readonly byMonth: readonly { readonly month: string; readonly probability: Estimate }[];
  readonly quantiles: Readonly<Record<PercentileKey, string | null>>;
  readonly mean: null;
  readonly sd: null;
}
