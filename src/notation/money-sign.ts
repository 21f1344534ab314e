import { currencies } from '../units/currencies.ts';

/** How an amount in a unit is written: with the currency's sign before the number, and what is left of the unit after it. */
export interface MoneyForm {
  readonly sign: string;
  /** As in `/day`; empty for an amount alone. */
  readonly rest: string;
}

/**
 * What stands before an amount in a currency for readers of English; a currency without a row has its code and a space.
 * Source: Unicode CLDR 48, locale en. Not asked of Intl, which may answer otherwise in another version of Node.
 */
const signs: Readonly<Record<string, string>> = {
  EUR: '€',
  GBP: '£',
  CNY: 'CN¥',
  JPY: '¥',
  INR: '₹',
  KRW: '₩',
  CAD: 'CA$',
  AUD: 'A$',
  BRL: 'R$',
};

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
  return { sign: signs[currency] ?? `${currency}\u00a0`, rest };
}

/** Whether a unit is of money, whatever that is counted by. */
export function isMoney(unit: string): boolean {
  return currencies.includes(unit.split(/[*/^]/)[0]!);
}
