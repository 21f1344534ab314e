import type { SeenValue } from '../evidence/result.ts';
import type { Result } from '../result.ts';
import { type ForecastStatistics, forecastKeys, type OutputForecast } from './result.ts';

/** What stands in a row of months: texts, and numbers that may be unknown. */
export interface MonthsRow {
  readonly output: string;
  /** Of `mean` and the percentiles: of a quarter or year of what adds up, what it adds up to. */
  readonly unit: string;
  readonly period: 'month' | 'quarter' | 'year';
  /** As in 2027-01, FY2027-Q1 or FY2027. */
  readonly month: string;
  readonly own: readonly (number | null)[];
  /** What all months so far add up to, in this unit; null for what does not add up, and beside quarters and years. */
  readonly totalUnit: string | null;
  readonly toDate: readonly (number | null)[];
  /** What was observed of a month. */
  readonly actual?: SeenValue | undefined;
}

/** The statistics of a row, in order. */
export const monthsStatistics = ['mean', ...forecastKeys] as const;

const numbers = (of: ForecastStatistics | undefined): readonly (number | null)[] =>
  monthsStatistics.map((key) =>
    of === undefined ? null : (key === 'mean' ? of.mean : of.quantiles[key]).value,
  );

/** Every output of a forecast by month, and by quarter and fiscal year where these were asked for. */
export function monthsRows({ forecast }: Pick<Result, 'forecast'>): readonly MonthsRow[] {
  return Object.entries(forecast?.outputs ?? {}).flatMap(([output, found]) => rowsOf(output, found));
}

function rowsOf(
  output: string,
  { unit, totalUnit, months, toDate, quarters, years }: OutputForecast,
): MonthsRow[] {
  const ofPeriods = (period: 'quarter' | 'year', periods: OutputForecast['quarters']) =>
    (periods ?? []).map(
      (of): MonthsRow => ({
        output,
        unit: totalUnit ?? unit,
        period,
        month: of.period,
        own: numbers(of),
        totalUnit: null,
        toDate: numbers(undefined),
      }),
    );
  return [
    ...months.map(
      (of, index): MonthsRow => ({
        output,
        unit,
        period: 'month',
        month: of.month,
        own: numbers(of),
        totalUnit,
        toDate: numbers(toDate[index]),
        actual: of.actual,
      }),
    ),
    ...ofPeriods('quarter', quarters),
    ...ofPeriods('year', years),
  ];
}
