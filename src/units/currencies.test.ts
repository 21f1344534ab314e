import { describe, expect, it } from 'vitest';
import { currencies, currencyOf, inCurrency, moneyIn } from './currencies.ts';
import { readUnit } from './read-unit.ts';
import { currencyRates } from './symbols.ts';

const unit = (text: string) => readUnit(text).unit;

describe('currencies', () => {
  it('are units of money, the dollar the base of it', () => {
    for (const currency of currencies) expect(unit(`${currency}/kWh`).dimension).toEqual({ USD: 1, J: -1 });
    expect(currencies[0]).toBe('USD');
    expect(currencyRates.USD).toBe(1);
  });

  it.each([
    ['USD/GPU/hour', { USD: 1 }, 'USD'],
    ['EUR^2/day', { EUR: 2 }, 'EUR'],
    ['token/GBP', { GBP: -1 }, 'GBP'],
    ['EUR/USD', { EUR: 1, USD: -1 }, null],
    ['EUR/EUR', {}, null],
    ['kWh', {}, null],
  ])('of %s are %j', (text, money, only) => {
    expect(Object.fromEntries(moneyIn(unit(text)))).toEqual(money);
    expect(currencyOf(unit(text))).toBe(only);
  });

  it.each([
    ['USD/GPU/hour', 'EUR/GPU/hour'],
    ['token/USD', 'token/EUR'],
    ['EUR/Mtoken', 'EUR/Mtoken'],
    ['GBP/USD', ''],
    ['GPU', 'GPU'],
  ])('take the place of each other: %s in EUR is %s', (text, changed) => {
    expect(inCurrency(unit(text), 'EUR').text).toBe(changed);
  });

  it('leave a unit alone that is in the currency already', () => {
    const price = unit('EUR/kWh');
    expect(inCurrency(price, 'EUR')).toBe(price);
  });
});
