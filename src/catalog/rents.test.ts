import { describe, expect, it } from 'vitest';
import { accelerators, providers, rentals, rowOf } from './catalog.ts';
import { purchaseDefault, spreadNotation } from './prices.ts';
import { type RentChoice, rentDefault, usualProvider } from './rents.ts';

const rent = (id: string, choice: Partial<RentChoice>) =>
  rentDefault(rowOf(accelerators(), id)!, { year: null, rental: 'on-demand', provider: null, ...choice });

describe('spreadNotation', () => {
  it.each([
    // Three or more offers with a median inside them.
    [{ low: 1, median: 2, high: 4, count: 7 }, 'quantiles(p5=1, p50=2, p95=4, min=0.8, max=5)'],
    // A median at an end says nothing more.
    [{ low: 1, median: 4, high: 4, count: 5 }, '1 to 4'],
    // Two offers, or nobody knows how many.
    [{ low: 1, high: 4, count: 2 }, '0.8 to 5'],
    [{ low: 1, high: 4 }, '0.8 to 5'],
    // One figure.
    [{ median: 3, count: 1 }, '2 to 4.5'],
    [{ low: 3, median: 3, high: 3 }, '2 to 4.5'],
  ])('%j is %s', (offers, expected) => {
    expect(spreadNotation(offers)).toBe(expected);
  });
});

describe('rentDefault', () => {
  it('takes the row of the class, the year and the kind', () => {
    const { notation, source } = rent('a100-80', { year: 2023, provider: 'neocloud' });
    expect(notation).toBe('quantiles(p5=1.5, p50=2.38, p95=2.9, min=1.2, max=3.625) USD/GPU/hour');
    expect(source).toMatch(/^neocloud, on-demand, 10 offers, 2023: epoch/);
  });

  it('takes neoclouds from 2023 on and hyperscalers before where nobody chose, and says so', () => {
    expect(rent('a100-80', { year: 2022 }).source).toMatch(
      /^judgement: the price of a hyperscaler, .*; hyperscaler, on-demand, 10 offers, 2022/,
    );
    expect(rent('h100-sxm', { year: 2023 }).source).toMatch(/; neocloud, on-demand, 9 offers, 2023/);
    expect(rent('h100-sxm', { year: 2026 }).source).toMatch(/; neocloud, on-demand, 29 offers, 2026/);
    expect(rent('h100-sxm', {}).notation).toBe(rent('h100-sxm', { year: 2026 }).notation);
    // Google's chips are rented out by nobody else.
    expect(usualProvider(rowOf(accelerators(), 'tpu-v6e')!, 2026, 'on-demand')).toBe('hyperscaler');
  });

  it('takes the nearest year, and says so', () => {
    expect(rent('a100-80', { year: 2019, provider: 'neocloud' }).source).toMatch(
      /^judgement: no offer of 2019 is known, the nearest is taken; neocloud, on-demand, 8 offers, 2022/,
    );
  });

  it('takes another class where the one asked for has no offer, and says so', () => {
    expect(rent('tpu-v5p', { provider: 'neocloud' }).source).toMatch(
      /^judgement: no offer of a neocloud is known, a hyperscaler stands in; hyperscaler, on-demand/,
    );
  });

  it('takes a share of what stands on demand where the kind is not offered in that year, and says so', () => {
    const { notation, source } = rent('mi300x', { year: 2026, rental: 'reserved-1y' });
    // Two offers, 1.99 and 2.49, are 1.592 to 3.1125; a year is 0.58 to 0.97 of it. Widths add as squares of logarithms.
    const middle = Math.sqrt(1.99 * 2.49 * 0.58 * 0.97);
    const half = Math.exp(Math.hypot(Math.log(3.1125 / 1.592), Math.log(0.97 / 0.58)) / 2);
    const figure = (value: number) => Number(value.toPrecision(4));
    expect(notation).toBe(`${figure(middle / half)} to ${figure(middle * half)} USD/GPU/hour`);
    expect(source).toMatch(
      /judgement: no reserved-1y offer is known; 0.58 to 0.97 of .*neocloud, on-demand, 2/,
    );
    // A reserved offer of 2024 is not held against prices on demand of 2026.
    expect(rent('a100-80', { year: 2026, rental: 'reserved-1y' }).source).toMatch(
      /no reserved-1y offer is known/,
    );
  });

  it('follows from the price where nobody rents it out', () => {
    expect(rent('h20', { year: 2024 }).source).toMatch(/^judgement: no offer is known; a server of 2024/);
  });

  it('never prices a longer promise above a shorter one, nor spot above on demand, within a class and year', () => {
    const median = (id: string, choice: RentChoice) => {
      const { notation } = rent(id, choice);
      const [, low, high] = /^([\d.]+) to ([\d.]+) /.exec(notation) ?? [];
      return low === undefined
        ? Number(/p50=([\d.]+)/.exec(notation)![1])
        : Math.sqrt(Number(low) * Number(high));
    };
    for (const { id } of accelerators())
      for (const provider of providers)
        for (const year of [null, 2018, 2022, 2023, 2024, 2025, 2026]) {
          const [onDemand, oneYear, threeYears, spot] = rentals.map((rental) =>
            median(id, { year, rental, provider }),
          );
          const where = `${id} ${provider} ${year}`;
          expect(oneYear, where).toBeLessThanOrEqual(onDemand!);
          expect(threeYears, where).toBeLessThanOrEqual(oneYear!);
          expect(spot, where).toBeLessThanOrEqual(onDemand!);
        }
  });

  it('knows some rent and some price of every accelerator, in every year, kind and class', () => {
    for (const accelerator of accelerators())
      for (const year of [null, 2018, 2023, 2026]) {
        expect(purchaseDefault(accelerator, year).price.notation).toMatch(/^[\d.]+ to [\d.]+ USD\/GPU$/);
        for (const rental of rentals)
          for (const provider of [null, ...providers])
            expect(rentDefault(accelerator, { year, rental, provider }).notation).not.toMatch(
              /NaN|Infinity|undefined/,
            );
      }
  });
});
