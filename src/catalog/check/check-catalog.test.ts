import { describe, expect, it } from 'vitest';
import { type CatalogRow, type KindName, kinds } from '../kinds.ts';
import { checkCatalog } from './check-catalog.ts';
import { periodOf } from './row-dates.ts';

const at = (month: string) => periodOf(month)!.last;
const now = at('2026-11');

/** What is found of rows of one kind, as `id: what (date)`. */
function found(name: KindName, rows: readonly object[], kind: 'out of order' | 'aged', month = now) {
  return checkCatalog(month, [{ name, naming: 'release', rows: () => rows as readonly CatalogRow[] }])
    .filter((finding) => finding.found === kind)
    .map(({ id, what, date }) => `${id}: ${what} (${date})`);
}
const wrong = (name: KindName, ...rows: object[]) => found(name, rows, 'out of order');
const aged = (name: KindName, ...rows: object[]) => found(name, rows, 'aged');

const source = 'a data sheet';
const chip = (more: object) => ({ id: 'c', date: '2026', sources: [source], ...more });
const rent = (kind: string, median: number, more: object = {}) => ({
  year: 2026,
  kind,
  provider: 'neocloud',
  median,
  source,
  ...more,
});
const price = (more: object) => ({
  id: 'p',
  date: '2026-10',
  sources: [source],
  input_usd_per_mtoken: 2,
  output_usd_per_mtoken: 8,
  ...more,
});

describe('the catalogue', () => {
  it('has nothing out of order in the month of its newest rows', () => {
    const dates = kinds.flatMap(({ rows }) => rows().map(({ date }) => periodOf(date)!.first));
    const findings = checkCatalog(Math.max(...dates));
    expect(findings.filter((finding) => finding.found === 'out of order')).toEqual([]);
  });

  it('ages with time, and never in what was built, released or recorded', () => {
    const kindsAged = (month: string) => new Set(checkCatalog(at(month)).map(({ kind }) => kind));
    expect(kindsAged('2040-01')).toEqual(
      new Set([
        'accelerators',
        'regions',
        'applications',
        'assumptions',
        'api-prices',
        'exchange-rates',
        'trends',
      ]),
    );
  });

  it('comes with what is out of order first, then the oldest', () => {
    const rows = [
      price({ id: 'new', date: '2025-06' }),
      price({ id: 'old', date: '2024-02' }),
      price({ id: 'bad', sources: [] }),
    ];
    const findings = checkCatalog(now, [{ name: 'api-prices', naming: 'spelling', rows: () => rows }]);
    expect(findings).toEqual([
      { found: 'out of order', kind: 'api-prices', id: 'bad', what: 'has no source', date: '2026-10' },
      { found: 'aged', kind: 'api-prices', id: 'old', what: 'newest price', date: '2024-02' },
      { found: 'aged', kind: 'api-prices', id: 'new', what: 'newest price', date: '2025-06' },
    ]);
  });
});

describe('aged facts', () => {
  it.each([
    ['2025-11', []],
    ['2025-10', ['p: newest price (2025-10)']],
    // A year may mean its last month.
    ['2025', []],
    ['2024', ['p: newest price (2024)']],
    ['2025-11-30', []],
  ])('a price of %s gives %j in November 2026', (date, expected) => {
    expect(aged('api-prices', price({ date }))).toEqual(expected);
  });

  it('leave out prices that a newer one of model and provider follows', () => {
    const rows = [
      price({ id: 'a-1', model: 'a', date: '2023-03' }),
      price({ id: 'a-2', model: 'a', date: '2024-03' }),
      price({ id: 'a-3', model: 'a', date: '2023-05', provider: 'another' }),
    ];
    expect(aged('api-prices', ...rows)).toEqual([
      'a-3: newest price (2023-05)',
      'a-2: newest price (2024-03)',
    ]);
  });

  it('of an accelerator are its newest rents by class, and its newest purchase price', () => {
    const row = chip({
      date: '2020',
      rent: [
        rent('on-demand', 3, { year: 2023 }),
        rent('on-demand', 2),
        rent('spot', 2, { year: 2024, provider: 'marketplace' }),
        rent('on-demand', 9, { year: 2025, half: 1, provider: 'hyperscaler' }),
      ],
      purchase: [
        { year: 2022, low: 9000, basis: 'chip', source },
        { year: 2023, date: '2023-04', low: 8000, basis: 'chip', source },
      ],
    });
    expect(aged('accelerators', row)).toEqual([
      'c: newest purchase price (2023-04)',
      'c: newest rent: marketplace spot 2024 (2024)',
      'c: newest rent: hyperscaler on-demand 2025, half 1 (2025)',
    ]);
    expect(aged('models', { ...row, rent: [], purchase: [] })).toEqual([]);
  });

  it('of a region are its newest price of electricity and PUE, and its date', () => {
    const electricity = [2022, 2024].map((year) => ({ year, low: 0.1, high: 0.2 }));
    expect(aged('regions', chip({ date: '2026', electricity, pue: [{ year: 2023, value: 1.2 }] }))).toEqual([
      'c: newest PUE (2023)',
      'c: newest price of electricity (2024)',
    ]);
  });
});

describe('rents', () => {
  const rents = (...rows: object[]) => wrong('accelerators', chip({ rent: rows }));

  it('fall with the time that is promised, inside a class', () => {
    expect(
      rents(rent('on-demand', 3), rent('reserved-1y', 2), rent('reserved-3y', 1.5), rent('spot', 1)),
    ).toEqual([]);
    expect(rents(rent('on-demand', 3), rent('reserved-1y', 3.2))).toEqual([
      'c: rent: neocloud reserved-1y 2026 at 3.2 is above neocloud on-demand 2026 at 3 (2026)',
    ]);
    expect(rents(rent('reserved-3y', 2.5), rent('reserved-1y', 2))).toHaveLength(1);
    expect(rents(rent('reserved-5y', 1.6), rent('reserved-3y', 1.5))).toHaveLength(1);
    expect(rents(rent('on-demand', 3), rent('spot', 3.1))).toHaveLength(1);
  });

  it('are not compared between classes, halves or years, and spot not with reserved', () => {
    expect(rents(rent('on-demand', 3), rent('reserved-1y', 7, { provider: 'hyperscaler' }))).toEqual([]);
    expect(rents(rent('on-demand', 3), rent('reserved-1y', 7, { year: 2024 }))).toEqual([]);
    expect(rents(rent('on-demand', 3, { half: 1 }), rent('reserved-1y', 7, { half: 2 }))).toEqual([]);
    expect(rents(rent('on-demand', 3, { half: 1 }), rent('reserved-1y', 7))).toEqual([]);
    expect(rents(rent('reserved-3y', 1), rent('spot', 2))).toEqual([]);
    expect(rents(rent('on-demand', 3, { year: 2024, until: 2026 }), rent('spot', 7))).toHaveLength(1);
  });

  it('without a median are compared by the middle of their ends', () => {
    const spread = { median: undefined, low: 1, high: 4 };
    expect(rents(rent('on-demand', 0, spread), rent('spot', 1.9))).toEqual([]);
    expect(rents(rent('on-demand', 0, spread), rent('spot', 2.1))).toHaveLength(1);
  });

  it('are there once, with a figure', () => {
    expect(rents(rent('spot', 1), rent('spot', 2))).toEqual([
      'c: rent: neocloud spot 2026 appears twice (2026)',
    ]);
    expect(rents(rent('spot', 0, { median: undefined }))).toEqual([
      'c: rent: neocloud spot 2026 has no figure (2026)',
    ]);
  });
});

describe('rows', () => {
  it.each<[KindName, object, string]>([
    [
      'accelerators',
      { rent: [rent('spot', 2, { low: 3, high: 4 })] },
      'rent neocloud spot 2026: low 3 is above median 2',
    ],
    ['accelerators', { rent: [rent('spot', 2, { source: '' })] }, 'rent 2026: has no source'],
    ['accelerators', { rent: [rent('spot', 2, { year: 2027 })] }, 'rent.year is in the future'],
    ['accelerators', { rent: [rent('spot', 2000)] }, 'rent.median is 2000, where 0.02 to 150 is plausible'],
    [
      'accelerators',
      { purchase: [{ year: 2025, low: 30_000, high: 20_000, basis: 'chip', source }] },
      'purchase 2025 chip: low 30000 is above high 20000',
    ],
    ['accelerators', { dense_tflops: { bf16: 0 } }, 'dense_tflops.bf16 is 0, where 1 to 100000 is plausible'],
    [
      'accelerators',
      { memory_bytes: 80 },
      'memory_bytes is 80, where 4000000000 to 2000000000000 is plausible',
    ],
    [
      'accelerators',
      { chip_power_w: 700, server_power_w: 500 },
      'chip_power_w 700 is above server_power_w 500',
    ],
    ['accelerators', { date: '2026-13' }, 'date is neither a year, as in 2026, nor a month, as in 2026-11'],
    [
      'accelerators',
      { date: '2026-02-30' },
      'date is neither a year, as in 2026, nor a month, as in 2026-11',
    ],
    ['accelerators', { sources: [' '] }, 'has no source'],
    ['models', { date: '2026-12' }, 'date is in the future'],
    ['models', { released: '2027-01' }, 'released is in the future'],
    ['models', { launch: 'soon' }, 'launch is neither a year, as in 2026, nor a month, as in 2026-11'],
    ['models', { date: undefined }, 'date is neither a year, as in 2026, nor a month, as in 2026-11'],
    ['api-prices', { from: '2026-10', date: '2026-09' }, 'from 2026-10 is after its date'],
    ['api-prices', { batch_share: 1.5 }, 'batch_share is 1.5, where 0 to 1 is plausible'],
    [
      'api-prices',
      { input_usd_per_mtoken: 3, offers: { count: 2, input: { low: 1, high: 2 } } },
      'input_usd_per_mtoken 3 is not within its offers, 1 to 2',
    ],
    ['regions', { of: 'nowhere' }, 'there is no region nowhere'],
    ['regions', { pue: [{ year: 2024, value: 11 }] }, 'pue.value is 11, where 1 to 3 is plausible'],
    [
      'accelerators',
      { server_power_w: 1300, all_in_power_w: 1200 },
      'server_power_w 1300 is above all_in_power_w 1200',
    ],
    ['models', { heads: 8, kv_heads: 16 }, 'kv_heads 16 is above heads 8'],
    [
      'models',
      { published: { parameters: 7e9, active_parameters: 8e9 } },
      'published: active_parameters 8000000000 is above parameters 7000000000',
    ],
    ['models', { api_price: 'no-such' }, 'there is no API price no-such'],
    ['training-runs', { accelerator: 'h101' }, 'there is no accelerator h101'],
    [
      'regions',
      { electricity: [{ year: 2026, low: 0.1, high: 0.2, mean: 0.3 }] },
      'electricity 2026: mean 0.3 is above high 0.2',
    ],
    [
      'regions',
      { electricity: [{ year: 2026, low: 0.1, high: 90 }] },
      'electricity.high is 90, where 0.005 to 1 is plausible',
    ],
    ['regions', { pue: 0.9 }, 'pue is 0.9, where 1 to 3 is plausible'],
    ['workloads', { input: { p50: 100, p95: 90 } }, 'input: p50 100 is above p95 90'],
    ['workloads', { length_correlation: -1.2 }, 'length_correlation is -1.2, where -1 to 1 is plausible'],
    ['workloads', { requests: -3 }, 'requests is -3, where at least 0 is plausible'],
    [
      'api-prices',
      { input_usd_per_mtoken: 1, cached_input_usd_per_mtoken: 2 },
      'cached_input_usd_per_mtoken 2 is above input_usd_per_mtoken 1',
    ],
    [
      'api-prices',
      { output_usd_per_mtoken: 8, batch_output_usd_per_mtoken: 9 },
      'batch_output_usd_per_mtoken 9 is above output_usd_per_mtoken 8',
    ],
  ])('of %s with %j: %s', (name, more, said) => {
    expect(wrong(name, chip(more)).map((line) => line.replace(/^c: (.*) \(.*\)$/, '$1'))).toEqual([said]);
  });

  it('have ids and aliases that lead to them alone', () => {
    expect(wrong('models', chip({}), chip({}))).toEqual(Array(2).fill('c: its id appears twice (2026)'));
    expect(wrong('models', chip({ aliases: ['C', 'c-instruct'] }), chip({ id: 'd' }))).toEqual([]);
    expect(wrong('models', chip({ aliases: ['D'] }), chip({ id: 'd' }))).toEqual([
      'c: its alias D names another row too (2026)',
    ]);
  });

  it('without a fault are not mentioned', () => {
    expect(
      wrong(
        'api-prices',
        price({
          cached_input_usd_per_mtoken: 0.2,
          cache_write_usd_per_mtoken: 2.5,
          batch_input_usd_per_mtoken: 1,
        }),
      ),
    ).toEqual([]);
  });
});
