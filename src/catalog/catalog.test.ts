import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  accelerators,
  apiPrices,
  applications,
  assumptions,
  calibration,
  languageModels,
  type NativeFormat,
  providers,
  regions,
  rentals,
  trainingRuns,
  workloads,
} from './catalog.ts';
import { listCatalog } from './list-catalog.ts';
import { cacheBytes } from './structure/attention-layers.ts';

const tables = {
  accelerators: accelerators(),
  languageModels: languageModels(),
  regions: regions(),
  workloads: workloads(),
  applications: applications(),
  assumptions: assumptions(),
  apiPrices: apiPrices(),
  trainingRuns: trainingRuns(),
  calibration: calibration(),
};

/** Every text under a key that names a source. */
function sourcesOf(value: unknown, key = ''): string[] {
  if (typeof value === 'string') return /source/.test(key) ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((inner) => sourcesOf(inner, key));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => sourcesOf(inner, name));
}

describe.each(Object.entries(tables))('%s', (_, rows) => {
  it('has rows with ids of their own, a date and a source', () => {
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
    for (const row of rows) {
      expect(row.id).toMatch(/^[a-z0-9][a-z0-9_.-]*$/);
      expect(row.date).toMatch(/^20\d\d(-\d\d)?$/);
      const sources = sourcesOf(row);
      expect(sources.length).toBeGreaterThan(0);
      for (const source of sources) {
        expect(source.length).toBeGreaterThan(8);
        expect(source).not.toMatch(/from memory|stored|a copy|\/(home|tmp|work)\//);
      }
    }
  });
});

/** Rates over the format of twice the width where they are not at most two, all of them dense; and why. */
const fasterThanTwice: Readonly<Record<string, Partial<Record<'fp8' | 'int8' | 'fp4', number>>>> = {
  // Sums in fp32 halve the rate of 16 bit and fp8 on the chips sold for games; integers and fp4 are not halved.
  'rtx-4090': { int8: 4 },
  'rtx-5090': { fp4: 4 },
  // Blackwell Ultra gave what int8 took to fp4: 13.5 and 15 PFLOP/s.
  b300: { fp4: 3 },
  gb300: { fp4: 3 },
  // 2,517 TFLOP/s in MXFP8 and 671 in 16 bit: AWS’s own table, which gives sparse figures apart.
  trainium3: { fp8: 3.76 },
};

describe('accelerators', () => {
  it('are at least forty', () => {
    expect(tables.accelerators.length).toBeGreaterThanOrEqual(40);
  });

  it.each(tables.accelerators.map((row) => [row.id, row] as const))('%s is plausible', (_, row) => {
    const { bf16, fp8, int8, fp4 } = row.dense_tflops;
    expect(bf16).toBeGreaterThan(50);
    expect(bf16).toBeLessThan(3000);
    // Dense arithmetic of half the width is at most about twice as fast; sparse figures would be four times.
    const most = fasterThanTwice[row.id] ?? {};
    for (const [name, eight] of [
      ['fp8', fp8],
      ['int8', int8],
    ] as const)
      if (eight !== null) expect(eight / bf16!).toBeLessThanOrEqual(most[name] ?? 2.05);
    if (fp4 !== null) expect(fp4 / fp8!).toBeLessThanOrEqual(most.fp4 ?? 2.05);
    // What it has a peak for, it multiplies in.
    for (const [name, peak] of Object.entries(row.dense_tflops))
      expect(
        row.native_formats.includes(name as NativeFormat) ||
          (name === 'bf16' && row.native_formats.includes('fp16')),
        name,
      ).toBe(peak !== null);
    expect(row.launch).toMatch(/^20\d\d(-\d\d)?$/);
    for (const [name, best] of Object.entries(row.best_matmul_tflops ?? {}))
      expect(best / row.dense_tflops[name as 'bf16' | 'fp8']!).toBeLessThan(1);
    // Operations a byte of bandwidth: 100 to 600 for every dense figure of these years.
    const intensity = (bf16! * 1000) / row.bandwidth_gb_per_s;
    expect(intensity).toBeGreaterThan(30);
    expect(intensity).toBeLessThan(600);
    expect(row.memory_bytes).toBeGreaterThanOrEqual(16 * 2 ** 30);
    // 288 GiB of an MI355X.
    expect(row.memory_bytes).toBeLessThan(310e9);
    // Links inside a domain are slower than memory, and no slower than the network between domains but where there are none.
    expect(row.links.gb_per_s).toBeLessThan(row.bandwidth_gb_per_s / 3.8);
    expect(Number.isInteger(row.links.domain)).toBe(true);
    if (row.links.domain > 1) expect(row.links.network_gb_per_s).toBeLessThanOrEqual(row.links.gb_per_s / 3);
    if (row.chip_power_w !== null && row.server_power_w !== null) {
      expect(row.server_power_w / row.chip_power_w).toBeGreaterThan(1.2);
      expect(row.server_power_w / row.chip_power_w).toBeLessThan(2.5);
    }
    // A site holds ready more than the server takes, by the network, the cooling and the losses.
    const within = row.server_power_w ?? row.chip_power_w;
    if (row.all_in_power_w !== null) {
      expect(row.all_in_power_w / within!).toBeGreaterThan(1.1);
      expect(row.all_in_power_w / within!).toBeLessThan(2.5);
    }
  });

  it('has prices in order', () => {
    for (const { rent, purchase } of tables.accelerators) {
      const offers = rent.map(({ provider, kind, year, half }) => `${provider} ${kind} ${year} ${half}`);
      expect(new Set(offers).size).toBe(offers.length);
      for (const { low, median, high, kind, provider, year, until } of rent) {
        expect(rentals).toContain(kind);
        expect(providers).toContain(provider);
        expect(until ?? year).toBeGreaterThanOrEqual(year);
        const figures = [low, median, high].filter((one) => one !== undefined);
        expect(figures.length).toBeGreaterThan(0);
        expect(figures).toEqual([...figures].sort((a, b) => a - b));
        for (const one of figures) expect(one).toBeGreaterThan(0.1);
        for (const one of figures) expect(one).toBeLessThan(20);
      }
      for (const { low, high, basis } of purchase) {
        expect(['chip', 'server', 'unclear']).toContain(basis);
        expect(high ?? low).toBeGreaterThanOrEqual(low);
      }
    }
  });
});

describe('language models', () => {
  it.each([
    // Bytes a token in 16 bit: 2 x layers x kv_heads x head_dim x 2, or layers x (kv_rank + rope_dim) x 2.
    ['gpt3-175b', 4_718_592],
    ['llama2-7b', 524_288],
    ['llama3.1-8b', 131_072],
    ['llama3.1-70b', 327_680],
    ['llama3.1-405b', 516_096],
    ['mixtral-8x7b', 131_072],
    ['qwen3-235b-a22b', 192_512],
    ['deepseek-v3', 70_272],
  ])('%s keeps %d bytes a token', (id, bytes) => {
    const row = tables.languageModels.find((one) => one.id === id)!;
    expect(cacheBytes(row, 1, 2)).toBe(bytes);
  });

  it('names API prices that exist', () => {
    const ids = tables.apiPrices.map(({ id }) => id);
    for (const { api_price } of tables.languageModels)
      if (api_price !== undefined) expect(ids).toContain(api_price);
  });
});

describe('workloads', () => {
  it('has quantiles in order and means inside them', () => {
    for (const { input, output } of tables.workloads)
      for (const lengths of [input, output]) {
        if (lengths === null) continue;
        const { mean, ...quantiles } = lengths;
        const values = Object.values(quantiles);
        expect(values).toEqual([...values].sort((a, b) => a - b));
        expect(mean).toBeGreaterThan(0);
      }
  });
});

describe('listCatalog', () => {
  it('lists kinds, rows, and one row with its sources', () => {
    expect(listCatalog().table).toMatch(/accelerators.*dense/);
    expect(listCatalog('accelerators').table.split('\n')).toHaveLength(tables.accelerators.length + 1);
    const { data, table } = listCatalog('accelerators', 'h100-sxm');
    expect(data).toMatchObject({ memory_bytes: 80 * 2 ** 30, links: { gb_per_s: 450, domain: 8 } });
    expect(table).toContain('sources:');
  });

  it('suggests the nearest name', () => {
    expect(() => listCatalog('accelerator')).toThrow('did you mean "accelerators"?');
    expect(() => listCatalog('accelerators', 'h100-smx')).toThrow('h100-sxm');
  });

  it('can print every row of every kind', () => {
    const kinds = listCatalog().data as readonly { kind: string }[];
    for (const { kind } of kinds) {
      const rows = listCatalog(kind).data as readonly { id: string }[];
      for (const { id } of rows) expect(listCatalog(kind, id).table).toContain(`id: ${id}`);
    }
  });
});

describe('calibration', () => {
  /** Cells of the rows of the table below a heading. */
  const report = readFileSync('bench/results/calibration.md', 'utf8');
  const [, groups = ''] = report.split('## Groups');
  const rows = groups
    .split('## ')[0]!
    .split('\n')
    .filter((line) => /^\| [a-z]+ \|[^|]*\| \d/.test(line))
    .map((line) => line.slice(2, -2).split(' | '));

  it('is what the report of the last backtest says', () => {
    expect(
      tables.calibration.map(({ id, models, n, inside, bias, off, width, crps }) =>
        [id, models.join(', '), n, inside, bias ?? '–', off ?? '–', width ?? '–', crps ?? '–'].map(String),
      ),
    ).toEqual(
      rows
        .filter(([id]) => id !== 'all')
        .map(([id, models, n, inside, , ...rest]) => [id!, models!, n!, inside!, ...rest.slice(0, 4)]),
    );
    for (const { date } of tables.calibration) expect(report).toContain(`as of ${date}`);
  });

  it('counts defaults as the report does, none more often than its group', () => {
    const [, section = ''] = report.split('## Defaults');
    const lines = section
      .split('## ')[0]!
      .split('\n')
      .filter((line) => /^\| .*\d \|$/.test(line));
    const shipped = tables.calibration.flatMap(({ id, n: all, defaults }) =>
      Object.entries(defaults).flatMap(([model, inputs]) =>
        Object.entries(inputs).map(([input, { n, inside }]) => {
          expect(inside <= n && n <= all).toBe(true);
          return `| ${[id, model, input, n, inside].join(' | ')} |`;
        }),
      ),
    );
    expect(shipped).toEqual(lines);
    expect(shipped).not.toEqual([]);
  });

  it('counts every measured case of the report once', () => {
    for (const { id, n, inside } of tables.calibration) {
      const cases = report.split('\n').filter((line) => line.startsWith(`| ${id} | measured |`));
      expect(cases).toHaveLength(n);
      expect(cases.filter((line) => line.includes('| inside |'))).toHaveLength(inside);
    }
  });
});
