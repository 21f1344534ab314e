import { exp } from '../elementary/elementary.ts';
import { type ExchangeRateRow, exchangeRates, rowOf } from './catalog.ts';
import { type Default, figure } from './prices.ts';
import { readPeriod } from './rent-periods.ts';

/** From the middle to the 95th percentile of a normal, in standard deviations. */
const toPercentile95 = 1.6449;

/**
 * What a US dollar is worth in a currency, in that currency per USD, with a spread that stands for the day of payment
 * nobody knows. Of a year that is over: its average, and the range of its months around it. Otherwise the latest rate, and
 * what rates did within a year.
 *
 * @param word a scenario's `year`, which may be half of one; undefined for now
 */
export function exchangeRateDefault(currency: string, word: unknown): Default {
  const row = rowOf(exchangeRates(), currency);
  if (row === undefined) throw new Error(`no exchange rate of ${currency}`);
  const year = readPeriod(word)?.year ?? null;
  const last = row.yearly.at(-1);
  return year === null || last === undefined || year > last.year ? latestRate(row) : rateOfYear(row, year);
}

function latestRate({ latest, volatility, date, source }: ExchangeRateRow): Default {
  const wide = exp(toPercentile95 * volatility);
  return {
    notation: `${figure(latest / wide)} to ${figure(latest * wide)}`,
    source: `average of ${date}, with the spread of a year: averages of months a year apart differed by ${percent(volatility)} from 2016 on: ${source}`,
  };
}

function rateOfYear({ yearly, source }: ExchangeRateRow, year: number): Default {
  const away = (other: number) => Math.abs(other - year);
  const { year: found, mean, low, high } = [...yearly].sort((a, b) => away(a.year) - away(b.year))[0]!;
  const wide = Math.sqrt(high / low);
  const instead = found === year ? '' : `judgement: no rate of ${year} is known, the nearest is taken; `;
  return {
    notation: `${figure(mean / wide)} to ${figure(mean * wide)}`,
    source: `${instead}average of ${found}, as far around it as its months lay apart (${low} to ${high}): ${source}`,
  };
}

const percent = (share: number) => `${Number((share * 100).toPrecision(2))} %`;
