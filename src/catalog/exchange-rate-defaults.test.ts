import { describe, expect, it } from 'vitest';
import { currencies } from '../units/currencies.ts';
import { currencyRates } from '../units/symbols.ts';
import { exchangeRates, rowOf } from './catalog.ts';
import { exchangeRateDefault } from './exchange-rate-defaults.ts';

const ends = (currency: string, year?: unknown) =>
  exchangeRateDefault(currency, year).notation.split(' to ').map(Number) as [number, number];
const middle = ([low, high]: [number, number]) => Math.sqrt(low * high);

describe('exchange rates', () => {
  it('are there for every currency but the dollar', () => {
    expect(exchangeRates().map(({ id }) => id)).toEqual(currencies.slice(1));
  });

  it('are near those that units are checked with', () => {
    for (const { id, latest } of exchangeRates()) expect(latest * currencyRates[id]!).toBeCloseTo(1, 1.9);
  });

  it('have each whole year once, in order, with the average inside its months', () => {
    for (const { yearly } of exchangeRates()) {
      expect(yearly.map(({ year }) => year)).toEqual([2020, 2021, 2022, 2023, 2024, 2025]);
      for (const { low, mean, high } of yearly) {
        expect(low).toBeLessThan(mean);
        expect(mean).toBeLessThan(high);
      }
    }
  });

  it('of a year that is over are its average, as wide as its months lie apart', () => {
    const { mean, low, high } = rowOf(exchangeRates(), 'CNY')!.yearly.find(({ year }) => year === 2023)!;
    expect(middle(ends('CNY', '2023'))).toBeCloseTo(mean, 2);
    const [from, to] = ends('CNY', '2023-H2');
    expect(to / from).toBeCloseTo(high / low, 2);
  });

  it.each([undefined, '2026', '2027-H1', 'soon'])('of %s are the latest, with what a year may do', (year) => {
    const { latest, volatility } = rowOf(exchangeRates(), 'EUR')!;
    const [low, high] = ends('EUR', year);
    expect(middle([low, high])).toBeCloseTo(latest, 3);
    expect(Math.log(high / low) / 2 / 1.6449).toBeCloseTo(volatility, 3);
  });

  it('say where another year stands in', () => {
    expect(ends('JPY', '2018')).toEqual(ends('JPY', '2020'));
    expect(exchangeRateDefault('JPY', '2018').source).toMatch(/^judgement: no rate of 2018 is known/);
    expect(exchangeRateDefault('JPY', '2020').source).not.toContain('judgement');
  });
});
