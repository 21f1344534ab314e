import { currencies } from '../units/currencies.ts';

/** How an amount in a unit is written: with the currency's sign before the number, and what is left of the unit after it. */
export interface MoneyForm {
  readonly sign: string;
  /** As in `/day`; empty for an amount alone. */
  readonly rest: string;
}

/** What Intl writes before an amount in a currency for readers of English, as in `€`, `CN¥`, or `CHF ` with its space. */
function signOf(currency: string): string {
  const parts = new Intl.NumberFormat('en', { style: 'currency', currency }).formatToParts(1);
  const first = parts.findIndex(({ type }) => type === 'integer');
  return parts
    .slice(0, first)
    .map(({ value }) => value)
    .join('');
}

const signs = new Map<string, string>();

/**
 * The form of amounts in a unit that begins with a currency; null for other units, also for rates such as EUR/USD. Dollars of the United States keep their
 * word behind the number, as `$` alone is also said of other dollars.
 * @example moneyForm('EUR/Mtoken') // => { sign: '€', rest: '/Mtoken' }
 */
export function moneyForm(unit: string): MoneyForm | null {
  const currency = unit.slice(0, 3);
  const rest = unit.slice(3);
  const isAmount = /^(?:$|\/)/.test(rest) && !rest.split(/[*/^]/).some((word) => currencies.includes(word));
  if (currency === 'USD' || !currencies.includes(currency) || !isAmount) return null;
  const sign = signs.get(currency) ?? signOf(currency);
  signs.set(currency, sign);
  return { sign, rest };
}

/** Whether a unit is of money, whatever that is counted by. */
export function isMoney(unit: string): boolean {
  return currencies.includes(unit.split(/[*/^]/)[0]!);
}
