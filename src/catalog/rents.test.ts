import { describe, expect, it } from 'vitest';
import { accelerators, providers, rentals, rowOf } from './catalog.ts';
import { purchaseDefault, spreadNotation } from './prices.ts';
import { type RentChoice, rentDefault, usualProvider } from './rents.ts';

const rent = (id: string, choice: Partial<RentChoice>) =>
  rentDefault(rowOf(accelerators(), id)!, {
    year: null,
    half: null,
    rental: 'on-demand',
    provider: null,
    ...choice,
  });

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
    expect(usualProvider(rowOf(accelerators(), 'tpu-v6e')!, 2026)).toBe('hyperscaler');
  });

  it('takes the nearest year, and says so', () => {
    expect(rent('a100-80', { year: 2019, provider: 'neocloud' }).source).toMatch(
      /^judgement: no offer of 2019 is known, the nearest is taken; neocloud, on-demand, 8 offers, 2022/,
    );
  });

  it('takes another class where the one asked for has no offer, and says so', () => {
    expect(rent('tpu-v5p', { provider: 'neocloud' }).source).toMatch(
      /^judgement: no offer of a neocloud is known, a hyperscaler is used instead; hyperscaler, on-demand/,
    );
  });

  it('takes the half-year asked for, or says that it has none', () => {
    const h100 = (half: 1 | 2 | null) => rent('h100-sxm', { year: 2026, half, provider: 'neocloud' });
    expect(h100(null).source).toMatch(/^neocloud, on-demand, 29 offers, 2026: /);
    expect(h100(1).source).toMatch(/^neocloud, on-demand, 10 offers, 2026-H1: /);
    expect(h100(2).source).toMatch(/^neocloud, on-demand, 19 offers, 2026-H2: /);
    // The L40S of neoclouds was seen in May alone: a bare year is that half, the other half says so.
    const l40s = (half: 1 | 2 | null) => rent('l40s', { year: 2026, half, provider: 'neocloud' });
    expect(l40s(null)).toEqual(l40s(1));
    expect(l40s(2).source).toMatch(
      /^judgement: no offer of 2026-H2 is known, the nearest is taken; neocloud, on-demand, 8 offers, 2026-H1/,
    );
    // After the last year of the data, that whole year.
    expect(rent('h100-sxm', { year: 2027, half: 1 }).source).toMatch(/29 offers, 2026: /);
  });

  it('takes a share of the price on demand: of the class where the kind is not offered in that year', () => {
    const { notation, source } = rent('a100-80', { year: 2026, rental: 'reserved-1y', provider: 'neocloud' });
    // 1.29, 1.6, 2.79 on demand, times 0.58 to 0.97. Squares of logarithms add, to both sides.
    const half = Math.log(0.97 / 0.58) / 2;
    const median = 1.6 * Math.sqrt(0.58 * 0.97);
    const low = median / Math.exp(Math.hypot(Math.log(1.6 / 1.29), half));
    const high = median * Math.exp(Math.hypot(Math.log(2.79 / 1.6), half));
    const figure = (value: number) => Number(value.toPrecision(4));
    expect(notation).toBe(
      `quantiles(p5=${figure(low)}, p50=${figure(median)}, p95=${figure(high)}, min=${figure(low * 0.8)}, max=${figure(high * 1.25)}) USD/GPU/hour`,
    );
    // A reserved offer of 2024 is not held against prices on demand of 2026.
    expect(source).toMatch(
      /^judgement: no reserved-1y offer is known beside one on demand; 0.58 to 0.97 of the price on demand; neocloud, on-demand, 13/,
    );
  });

  it('takes the share that offers of the same accelerator, class and time have, where there are any', () => {
    // 7.67 for a year where 11.06 stands on demand, 15 % to both sides.
    const { notation, source } = rent('h100-sxm', {
      year: 2025,
      rental: 'reserved-1y',
      provider: 'hyperscaler',
    });
    expect(notation).toMatch(/p50=7\.67,/);
    expect(source).toMatch(
      /^0.603 to 0.7975 of the price on demand, from hyperscaler, reserved-1y, 1 offer, 2025-H1: .*; hyperscaler, on-demand, 3 offers, 2025-H1/,
    );
    // Spot of the first half against on demand of the first half: 1.7 of 4.84; that share is taken of the second half too.
    const spot = rent('b200', { year: 2026, half: 2, rental: 'spot', provider: 'marketplace' });
    const middle = (5 * 5.98) ** 0.5 * (Math.sqrt(1.69 * 1.71) / 4.84);
    const [, low, high] = /^([\d.]+) to ([\d.]+) /.exec(spot.notation)!;
    expect(Math.sqrt(Number(low) * Number(high))).toBeCloseTo(middle, 2);
  });

  it('does not believe a share above one: other sellers stand in the two kinds', () => {
    const row = rowOf(accelerators(), 'a100-40')!;
    // As in 2024, when one neocloud asked 1.58 for a year and three others 1.29 on demand.
    const offer = { year: 2024, kind: 'reserved-1y', provider: 'neocloud', source: 'a price list' } as const;
    const source = (median: number) =>
      rentDefault(
        { ...row, rent: [...row.rent, { ...offer, median }] },
        { year: 2024, half: null, rental: 'reserved-1y', provider: 'neocloud' },
      ).source;
    expect(source(1.58)).toMatch(/no reserved-1y offer is known beside one on demand; 0.58 to 0.97/);
    expect(source(1.1)).toMatch(/^0.7415 to 0.9806 of the price on demand, from neocloud, reserved-1y, 2024/);
  });

  it('lets the share of a class give way to what is known of the other length', () => {
    // Three years of an MI300X cost 1.55 of 1.92 on demand: a year is no cheaper.
    const { source } = rent('mi300x', { year: 2026, rental: 'reserved-1y' });
    expect(source).toMatch(/; 0.702 to 0.97 of the price on demand/);
  });

  it('follows from the price where nobody rents it out', () => {
    expect(rent('h20', { year: 2024 }).source).toMatch(/^judgement: no offer is known; a server of 2024/);
  });

  it('never prices a longer promise above a shorter one, nor spot above on demand, within a class and time', () => {
    /** 5th percentile, median and 95th percentile of a price. */
    const percentiles = (notation: string) => {
      const [, low, high] = /^([\d.]+) to ([\d.]+) /.exec(notation) ?? [];
      if (low !== undefined) return [Number(low), Math.sqrt(Number(low) * Number(high)), Number(high)];
      return ['p5', 'p50', 'p95'].map((name) => Number(new RegExp(`${name}=([\\d.]+)`).exec(notation)![1]));
    };
    // Four significant digits are written.
    const rounding = 1 + 1e-3;
    for (const { id, rent: rows } of accelerators()) {
      const none = rows.length === 0;
      for (const provider of providers)
        for (const year of [null, 2018, 2022, 2023, 2024, 2025, 2026, 2027])
          for (const half of [null, 1, 2] as const) {
            const [onDemand, oneYear, threeYears, spot] = rentals.map((rental) =>
              percentiles(rent(id, { year, half, rental, provider }).notation),
            );
            for (const [at, most] of onDemand!.entries()) {
              const where = `${id} ${provider} ${year} ${half} percentile ${at}`;
              expect(oneYear![at], where).toBeLessThanOrEqual(most * rounding);
              expect(threeYears![at], where).toBeLessThanOrEqual(oneYear![at]! * rounding);
              expect(spot![at], where).toBeLessThanOrEqual(most * rounding);
              // Kinds differ: an order that is kept because all are equal would say nothing.
              if (!none && at === 1) expect(threeYears![at], where).toBeLessThan(most);
            }
          }
    }
  });

  it('has something on demand beside whatever else a class offers', () => {
    for (const { id, rent: rows } of accelerators())
      for (const { kind, provider, year, until } of rows)
        expect(
          rows.some(
            (row) =>
              row.kind === 'on-demand' &&
              row.provider === provider &&
              row.year <= (until ?? year) &&
              year <= (row.until ?? row.year),
          ),
          `${id} ${kind} ${provider} ${year}`,
        ).toBe(true);
  });

  it('knows some rent and some price of every accelerator, in every year, kind and class', () => {
    for (const accelerator of accelerators())
      for (const year of [null, 2018, 2023, 2026]) {
        expect(purchaseDefault(accelerator, year).price.notation).toMatch(/^[\d.]+ to [\d.]+ USD\/GPU$/);
        for (const rental of rentals)
          for (const provider of [null, ...providers])
            expect(rentDefault(accelerator, { year, half: null, rental, provider }).notation).not.toMatch(
              /NaN|Infinity|undefined/,
            );
      }
  });
});
