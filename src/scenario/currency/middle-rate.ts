import { createDistribution } from '../../distributions/create-distribution.ts';
import { pow } from '../../elementary/elementary.ts';
import { inBase } from '../../units/arithmetic.ts';
import { currencyOf, moneyIn } from '../../units/currencies.ts';
import type { Unit } from '../../units/unit.ts';
import type { InputValue, ScenarioInput } from '../scenario.ts';
import { type RatePower, ratesTo } from './convert-money.ts';

/** What an amount in one unit is to be multiplied by to be in the currency of another. */
export function ratesBetween(from: Unit, to: Unit): readonly RatePower[] {
  const currency = currencyOf(to);
  return currency === null
    ? []
    : [...ratesTo(currency, moneyIn(from))].map(([name, power]) => ({ name, power }));
}

/** The product of rates at their medians; no number where one of them could not be read. */
export function middleOf(rates: readonly RatePower[], inputs: readonly ScenarioInput[]): number {
  return rates.reduce((product, { name, power }) => {
    const rate = inputs.find((input) => input.name === name);
    return rate === undefined ? Number.NaN : product * pow(medianInBase(rate.value), power);
  }, 1);
}

/**
 * By how much an amount in one unit is worth more in another than the units alone say, at the medians of the rates. The
 * names of those are added to `used`.
 */
export function middleRate(
  from: Unit,
  to: Unit,
  inputs: readonly ScenarioInput[],
  used: Set<string>,
): number {
  const rates = ratesBetween(from, to);
  for (const { name } of rates) used.add(name);
  return middleOf(rates, inputs);
}

function medianInBase(value: InputValue): number {
  return value.kind === 'constant'
    ? value.base
    : inBase(createDistribution(value.spec).quantile(0.5), value.unit);
}

/** What a report says of published values that were converted. */
export function middleRateNotes(
  used: ReadonlySet<string>,
  inputs: readonly ScenarioInput[],
): readonly string[] {
  if (used.size === 0) return [];
  return [
    `Published values in other currencies are converted at the middle of the rate: ${middleRates(used, inputs)}.`,
  ];
}

/** Rates with their medians, as in `0.86 EUR/USD`. */
export function middleRates(used: ReadonlySet<string>, inputs: readonly ScenarioInput[]): string {
  const rates = inputs
    .filter(({ name }) => used.has(name))
    .map(({ value, unit }) => {
      const median = value.kind === 'constant' ? value.value : createDistribution(value.spec).quantile(0.5);
      return `${Number(median.toPrecision(4))} ${unit.text}`;
    });
  return rates.join(', ');
}
