import { describe, expect, it } from 'vitest';
import { accelerators, rowOf } from './catalog.ts';
import { describeList, type ListChoice, type ListedRent, listedRent, missingRent } from './rent-list.ts';

const line = (number: number, price: number, rest: Partial<ListedRent> = {}): ListedRent => ({
  accelerator: 'h100-sxm',
  price,
  rental: 'on-demand',
  provider: null,
  region: null,
  year: null,
  half: null,
  source: '',
  line: number,
  ...rest,
});

const any: ListChoice = { rental: 'on-demand', provider: null, region: null, year: null, half: null };

const h100 = rowOf(accelerators(), 'h100-sxm')!;

const rent = (rents: readonly ListedRent[], choice: Partial<ListChoice> = {}, accelerator = h100) =>
  listedRent({ file: 'my.csv', rents, ignored: [] }, accelerator, { ...any, ...choice });

describe('listedRent', () => {
  it('takes one price as it is, and names its line', () => {
    expect(rent([line(2, 2.125, { source: 'a quote' }), line(3, 9, { accelerator: 'h200' })])).toEqual({
      notation: '2.125 USD/GPU/hour',
      source: 'my.csv, line 2: a quote',
    });
    expect(rent([line(2, 2), line(3, 2)])?.notation).toBe('2 USD/GPU/hour');
  });

  it('takes several as the catalogue takes offers: two as an interval, three with their middle', () => {
    expect(rent([line(2, 4), line(3, 1)])).toEqual({
      notation: '0.8 to 5 USD/GPU/hour',
      source: 'my.csv, lines 2 and 3',
    });
    expect(rent([line(2, 4), line(3, 1), line(5, 2), line(6, 3)])).toEqual({
      notation: 'quantiles(p5=1, p50=2.5, p95=4, min=0.8, max=5) USD/GPU/hour',
      source: 'my.csv, lines 2, 3, 5 and 6',
    });
  });

  it('takes those of the class, region and time that are asked for, and those that hold for all', () => {
    const list = [
      line(2, 1, { provider: 'marketplace' }),
      line(3, 2, { provider: 'neocloud', region: 'denmark' }),
      line(4, 3, { year: 2025, half: 1 }),
      line(5, 4, { year: 2026, half: 2, provider: 'neocloud' }),
    ];
    const lines = (choice: Partial<ListChoice>) => /lines? ([\d, and]+)/.exec(rent(list, choice)!.source)![1];
    // Without a year the latest prices, and those without a year.
    expect(lines({})).toBe('2, 3 and 5');
    expect(lines({ provider: 'neocloud' })).toBe('3 and 5');
    expect(lines({ year: 2025 })).toBe('2, 3 and 4');
    expect(lines({ year: 2025, half: 2 })).toBe('2 and 3');
    expect(lines({ region: 'france', year: 2026 })).toBe('2 and 5');
    expect(lines({ region: 'denmark', provider: 'neocloud', year: 2026 })).toBe('3 and 5');
  });

  it('lets others of the list stand in, and says so', () => {
    const list = [line(2, 2, { provider: 'neocloud', region: 'denmark', year: 2025, half: 1 })];
    expect(rent(list, { provider: 'hyperscaler', region: 'france', year: 2027 })).toEqual({
      notation: '2 USD/GPU/hour',
      source:
        'judgement: no price of a hyperscaler is in the list, others are used instead; judgement: no price of france is in the list, others are used instead; judgement: no price of 2027 is in the list, the nearest are taken; my.csv, line 2',
    });
    expect(rent(list, { year: 2025, half: 2 })?.source).toBe(
      'judgement: no price of 2025-H2 is in the list, others are used instead; my.csv, line 2',
    );
  });

  it('takes a share of the price on demand where the kind is not listed', () => {
    // An A100 has no offer for a year beside those on demand of 2026: the share is that of neoclouds.
    const a100 = rowOf(accelerators(), 'a100-80')!;
    const list = [line(2, 2, { accelerator: 'a100-80', year: 2026 })];
    const one = rent(list, { rental: 'reserved-1y', provider: 'neocloud' }, a100);
    expect(one?.notation).toBe('1.16 to 1.94 USD/GPU/hour');
    expect(one?.source).toMatch(
      /^judgement: no reserved-1y offer is known beside one on demand; 0.58 to 0.97 .*; my\.csv, line 2$/,
    );
    // The range of several widens it: squares of logarithms add.
    const two = rent([...list, { ...list[0]!, price: 4, line: 3 }], { rental: 'spot' }, a100)!;
    const [, low, high] = /^([\d.]+) to ([\d.]+) /.exec(two.notation)!;
    expect(Number(high) / Number(low)).toBeGreaterThan(2 * 1.25 * 1.25);
    // What is listed of the kind goes before a share.
    const reserved = line(3, 1.5, { accelerator: 'a100-80', rental: 'reserved-1y' });
    expect(rent([...list, reserved], { rental: 'reserved-1y' }, a100)?.notation).toBe('1.5 USD/GPU/hour');
  });

  it('has nothing where the accelerator, or a kind that could stand in, is not listed', () => {
    const reserved = [line(2, 1.5, { rental: 'reserved-1y' })];
    expect(rent(reserved)).toBeNull();
    expect(rent(reserved, { rental: 'spot' })).toBeNull();
    expect(rent([], {})).toBeNull();
    const list = { file: 'my.csv', rents: reserved, ignored: [] };
    expect(missingRent(list, h100, any)).toBe(
      `my.csv has no on-demand price of ${h100.name}: the catalogue’s is used`,
    );
    expect(missingRent(list, h100, { ...any, rental: 'reserved-1y' })).toBeNull();
    expect(missingRent(list, rowOf(accelerators(), 'b200')!, any)).toMatch(
      /^my\.csv has no price of NVIDIA B200/,
    );
  });

  it('knows an accelerator of the scenario’s own by its name', () => {
    const own = { ...h100, id: 'own', name: 'our chip' };
    expect(rent([line(2, 3, { accelerator: 'our chip' })], {}, own)?.notation).toBe('3 USD/GPU/hour');
    expect(rent([line(2, 3)], {}, own)).toBeNull();
  });
});

it('describes a list', () => {
  const rents = [line(2, 1), line(3, 2), line(4, 2, { accelerator: 'h200' })];
  expect(describeList({ file: 'my.csv', rents, ignored: ['contact'] })).toBe(
    'Rents: my.csv, 3 prices of 2 accelerators. Columns that are not read: contact.',
  );
});
