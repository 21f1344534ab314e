import { exchangeRateDefault } from '../../catalog/exchange-rate-defaults.ts';
import type { ModelInput } from '../../model/model.ts';
import { parseUnit } from '../../notation/parse-unit.ts';
import { currencies } from '../../units/currencies.ts';
import type { Draft } from '../draft.ts';
import { baseCurrency, type CurrencyChoice } from './choose-currency.ts';

/** The input that says what a US dollar is worth in a currency, as in `eur_per_usd`. */
export const rateName = (currency: string) => `${currency}_per_${baseCurrency}`.toLowerCase();

/**
 * Exchange rates as inputs, in the order of the table of currencies, with the catalogue's rate of the scenario's year. In a
 * scenario that uses no such currency their names are free.
 */
export function rateInputs({ used }: CurrencyChoice, { settings }: Draft): readonly ModelInput[] {
  const node = settings.get('year');
  const year = node?.kind === 'scalar' ? node.text : undefined;
  return currencies
    .filter((currency) => currency !== baseCurrency && used.has(currency))
    .map((currency) => ({
      name: rateName(currency),
      unit: parseUnit(`${currency}/${baseCurrency}`),
      explanation: `What one ${baseCurrency} is worth in ${currency}.`,
      range: [Number.MIN_VALUE, Number.POSITIVE_INFINITY],
      ...exchangeRateDefault(currency, year),
    }));
}

/** What to write for a rate that nothing uses, or that is turned round; undefined for other names. */
export function rateHint(name: string): string | undefined {
  const others = currencies.filter((currency) => currency !== baseCurrency);
  const idle = others.find((currency) => rateName(currency) === name);
  if (idle !== undefined) return `nothing is converted between ${idle} and other money here`;
  const turned = others.find((currency) => `${baseCurrency}_per_${currency}`.toLowerCase() === name);
  return turned === undefined ? undefined : `a rate is given as ${rateName(turned)}`;
}
