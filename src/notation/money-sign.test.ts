import { describe, expect, it } from 'vitest';
import { currencies } from '../units/currencies.ts';
import { isMoney, moneyForm } from './money-sign.ts';
import { formatGiven, formatQuantity, formatRange } from './spoken-number.ts';

describe('amounts of money', () => {
  it('have a sign that no other currency has', () => {
    const written = currencies.map((currency) => formatQuantity(1_250_000, `${currency}/day`));
    expect(written).toEqual([
      '1.25 million USD/day',
      '€1.25 million/day',
      '£1.25 million/day',
      'CN¥1.25 million/day',
      '¥1.25 million/day',
      '₹1.25 million/day',
      '₩1.25 million/day',
      'CHF\u00a01.25 million/day',
      'CA$1.25 million/day',
      'A$1.25 million/day',
      'R$1.25 million/day',
    ]);
  });

  it.each([
    [-1234.5, 'EUR', '−€1,230'],
    [0, 'EUR/day', '€0/day'],
    [0.0036, 'EUR/query', '€0.0036/query'],
    [3e-6, 'CHF/token', 'CHF\u00a03 × 10⁻⁶/token'],
    [Number.POSITIVE_INFINITY, 'EUR', '€∞'],
    [null, 'EUR/day', '– EUR/day'],
    [2, 'EUR^2', '2 EUR^2'],
    [2, 'token/EUR', '2 tokens/EUR'],
    [2, 'EUR*hour', '2 EUR*hour'],
    [0.9, 'EUR/USD', '0.9 EUR/USD'],
    [2, '', '2'],
  ])('%s %s is %s', (value, unit, text) => {
    expect(formatQuantity(value, unit)).toBe(text);
  });

  it.each([
    [592_000, 3.19e6, 'EUR/day', '€0.592 to 3.19 million/day'],
    [-44, 3.19e6, 'GBP', '−£44 to £3.19 million'],
    [1, 2, 'USD', '1 to 2 USD'],
    [null, 2, 'EUR', '– to 2 EUR'],
  ])('from %s to %s %s are %s', (low, high, unit, text) => {
    expect(formatRange(low, high, unit)).toBe(text);
  });

  it('have a sign each where a sentence says "and"', () => {
    expect(formatRange(4150, 11_900, 'EUR', { between: 'and' })).toBe('€4,150 and €11,900');
  });

  it('keep the digits that somebody gave', () => {
    expect(formatGiven(335_300, 'CNY/day')).toBe('CN¥335,300/day');
  });

  it('are told from other units by their first word', () => {
    expect(['USD/day', 'JPY', 'GPU', 'EURO'].map(isMoney)).toEqual([true, true, false, false]);
    expect(moneyForm('USD/day')).toBeNull();
  });
});
