import { describe, expect, it } from 'vitest';
import { accelerators, type Provider, type Rental, rowOf } from './catalog.ts';
import { middleOf } from './prices.ts';
import { rentDefault } from './rents.ts';
import { resolveOptions } from './resolve-options.ts';

const row = (id: string) => rowOf(accelerators(), id)!;
const notation = (accelerator: string, name: string, more: object = {}) =>
  resolveOptions({ accelerator, language_model: 'llama3.1-8b', ...more }).options.defaults[name]!.notation;

/** 5th percentile, median and 95th percentile of a rent of 2026, or of half of it, in USD a GPU and hour. */
function rent(id: string, provider: Provider, rental: Rental = 'on-demand', half: 1 | 2 | null = null) {
  const { notation: text } = rentDefault(row(id), { year: 2026, half, rental, provider });
  const [, p5, p50, p95] = (/p5=([\d.]+), p50=([\d.]+), p95=([\d.]+)/.exec(text) ?? []).map(Number);
  if (p5 !== undefined) return [p5, p50!, p95!] as const;
  const [, low, high] = /^([\d.]+) to ([\d.]+) /.exec(text)!.map(Number);
  return [low!, Math.sqrt(low! * high!), high!] as const;
}

/** Middles of a kind over those on demand, wherever one class, year and half of the catalogue has both. */
function shares(provider: Provider, kind: Rental): number[] {
  return accelerators().flatMap(({ rent: rows }) =>
    rows
      .filter((one) => one.provider === provider && one.kind === kind)
      .flatMap((one) => {
        const beside = rows.find(
          (other) =>
            other.kind === 'on-demand' &&
            other.provider === provider &&
            other.year === one.year &&
            other.half === one.half,
        );
        return beside === undefined ? [] : [middleOf(one) / middleOf(beside)];
      }),
  );
}

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[values.length >> 1]!;

describe('memory', () => {
  it.each([
    // "80 GB" of a data sheet are 80 GiB: skypilot-org/skypilot-catalog, v8, SizeInMiB; data sheets for TPU.
    ['a100-80', 85.9],
    ['h100-sxm', 85.9],
    ['h200', 151.4],
    ['h20', 103.1],
    ['mi300x', 206.2],
    ['tpu-v4', 34.4],
    ['tpu-v6e', 34.4],
    ['v100', 34.4],
    ['tpu-v5e', 17.2],
    ['tpu-v5p', 102.0],
    // 180 GiB; 46,068 MiB; 189,471 MiB by nvidia-smi (stas00/ml-engineering@744d01e); 275,040 MiB.
    ['b200', 193.3],
    ['l40s', 48.3],
    ['gb200', 198.7],
    ['b300', 288.4],
    // GDDR6 keeps its checksums in a sixteenth of itself: 23,034 MiB; 23,028 MiB, not 24 GiB (the rows' sources).
    ['l4', 24.2],
    ['a10', 24.1],
    ['a10g', 24.1],
  ])('of %s is %f GB', (id, gigabytes) => {
    expect(row(id).memory_bytes / 1e9).toBeCloseTo(gigabytes, 1);
  });

  it('lets eight H20 hold DeepSeek-V3 as it was released, in fp8, with room for caches', () => {
    // 671 GB; of 96e9 bytes each, nine tenths of which a server gives to weights and caches, 20 GB were left.
    expect(8 * row('h20').memory_bytes * 0.9 - 671e9).toBeGreaterThan(70e9);
  });
});

describe('classes of provider', () => {
  it('are apart for the H100 in 2026: 6.88 to 12.29, 2.29 to 6.16, 1.25 to 2.71', () => {
    // tsaol/aws-gpu@77fcd9f (January 2026), OCI and Azure lists; neoclouds and marketplaces: tardellirs/gpu-pricing@8f09a68 and others.
    expect(rent('h100-sxm', 'hyperscaler')).toEqual([6.88, 10, 12.29]);
    expect(rent('h100-sxm', 'neocloud')).toEqual([2.29, 3.85, 6.155]);
    expect(rent('h100-sxm', 'marketplace')).toEqual([1.25, 2.491, 2.71]);
  });

  it('rent an H100 dearer in the second half of 2026 than in the first', () => {
    // 19 offers of August to November, median 3.99, against ten of May, median 3.34.
    expect(rent('h100-sxm', 'neocloud', 'on-demand', 1)[1]).toBe(3.34);
    expect(rent('h100-sxm', 'neocloud', 'on-demand', 2)[1]).toBe(3.99);
    // A contract of a year: 2.35 in March, 2.65 in June (SemiAnalysis GPU rental index, as reported by techreaderdaily.com).
    expect(rent('h100-sxm', 'neocloud', 'reserved-1y', 1)[1]).toBeCloseTo(Math.sqrt(2.35 * 2.65), 1);
  });

  it.each([
    // Neoclouds 3.75 to 8.6, hyperscalers 14.0 (OCI) and 14.24 (AWS), spot 1.7 to 4.3.
    ['b200', 'neocloud', 'on-demand', 6.125],
    ['b200', 'hyperscaler', 'on-demand', 14.12],
    ['b200', 'neocloud', 'spot', 1.712],
    // Neoclouds 3.39 to 6.31; AWS 7.91 and OCI 10; AWS spot 3.32 to 4.98 (dstackai/dstack#4110).
    ['h200', 'neocloud', 'on-demand', 4.429],
    ['h200', 'hyperscaler', 'on-demand', 8.89],
    ['h200', 'hyperscaler', 'spot', 3.383],
    // 1.99 DigitalOcean, 2.4 daily means (joshhmckee/gpu-rental-prices), 1.50 and 1.85 (cliffcenter.com); OCI 6.0.
    ['mi300x', 'neocloud', 'on-demand', 1.92],
    ['mi300x', 'hyperscaler', 'on-demand', 6],
    // 10.5 CoreWeave, 16 OCI; 7.99 Verda, 18 OCI.
    ['gb200', 'neocloud', 'on-demand', 10.5],
    ['gb200', 'hyperscaler', 'on-demand', 16],
    ['gb300', 'neocloud', 'on-demand', 7.99],
    ['gb300', 'hyperscaler', 'on-demand', 18],
    // List prices of Google: dstackai/gpuhunt@3584151, tpu_pricing.json.
    ['tpu-v5p', 'hyperscaler', 'on-demand', 4.226],
    ['tpu-v6e', 'hyperscaler', 'on-demand', 2.835],
    ['tpu-v5e', 'hyperscaler', 'on-demand', 1.261],
  ] as const)('rent %s of a %s %s near %f in 2026', (id, provider, kind, expected) => {
    expect(rent(id, provider, kind)[1] / expected).toBeCloseTo(1, 2);
  });

  it.each([
    // By arithmetic middles of pools a year at hyperscalers is 0.59 to 0.83, median 0.69; three years 0.35 to 0.62, median 0.45.
    ['hyperscaler', 'reserved-1y', 0.57, 0.84, 0.69],
    ['hyperscaler', 'reserved-3y', 0.33, 0.63, 0.45],
    // Spot: neocloud median 0.35 (Verda posts exactly 0.35), hyperscaler 0.31 to 0.7.
    ['neocloud', 'spot', 0.1, 0.9, 0.35],
    ['hyperscaler', 'spot', 0.3, 0.71, 0.54],
  ] as const)('%s sell %s at %f to %f of on demand, mostly near %f', (provider, kind, low, high, usual) => {
    const found = shares(provider, kind);
    expect(found.length).toBeGreaterThan(5);
    expect(Math.min(...found)).toBeGreaterThan(low);
    expect(Math.max(...found)).toBeLessThan(high);
    expect(Math.abs(median(found) - usual)).toBeLessThan(0.07);
  });

  it('have a year of an H100 at hyperscalers within one spread, below on demand', () => {
    const choice = { year: 2025, half: null, rental: 'reserved-1y', provider: 'hyperscaler' } as const;
    const [, low, high] = /p5=([\d.]+), .*p95=([\d.]+)/.exec(rentDefault(row('h100-sxm'), choice).notation)!;
    // 7.67 and 1.70 stood in one spread, 4.5 times wide.
    expect(Number(high) / Number(low)).toBeLessThan(1.6);
    expect(Number(high)).toBeLessThan(10);
  });
});

describe('accelerators', () => {
  it.each([
    ...[
      'b300',
      'gb300',
      'mi325x',
      'mi355x',
      'rtx-pro-6000',
      'l4',
      'rtx-4090',
      'rtx-5090',
      'h200-nvl',
      'gh200',
    ],
    ...['tpu-v7', 'trainium2', 'trainium3', 'gaudi3'],
  ])('of 2026 scenarios are there: %s', (id) => {
    expect(row(id).dense_tflops.bf16).toBeGreaterThan(100);
  });

  it('of Blackwell Ultra have little int8, and multiply such weights in 16 bit', () => {
    // 153.5 and 165 TOPS: ai-dynamo/aiconfigurator@095f58a, systems/b300_sxm.yaml and gb300.yaml. fp4: 13.5 and 15 PFLOP/s.
    expect(row('b300').dense_tflops).toEqual({ bf16: 2250, fp8: 4500, int8: 153.5, fp4: 13500 });
    expect(row('gb300').dense_tflops).toEqual({ bf16: 2500, fp8: 5000, int8: 165, fp4: 15000 });
    expect(row('b200').dense_tflops.int8! / row('b300').dense_tflops.int8!).toBeCloseTo(29.3, 1);
    const peak = (id: string, weights: string) => notation(id, 'peak_flops', { formats: { weights } });
    expect(peak('b300', 'int8')).toBe('2250 TFLOP/s/GPU');
    expect(peak('b300', 'fp8')).toBe('4500 TFLOP/s/GPU');
    expect(peak('b300', 'fp4')).toBe('13500 TFLOP/s/GPU');
    expect(peak('b200', 'int8')).toBe('4500 TFLOP/s/GPU');
    // A share of the peak goes with the arithmetic.
    expect(notation('b300', 'linear_efficiency', { formats: { weights: 'int8' } })).toBe(
      notation('b300', 'linear_efficiency'),
    );
  });

  it.each([
    // Best matrix product measured over the peak, 16 bit: stas00/ml-engineering@744d01e, compute/accelerator/README.md.
    ['a100-80', 0.87],
    ['h100-sxm', 0.8],
    ['b200', 0.78],
    ['b300', 0.79],
    ['gb200', 0.73],
    ['mi325x', 0.6],
    ['mi300x', 0.51],
    ['gaudi2', 0.97],
    ['gaudi3', 0.74],
  ])('of %s reach at most %f of the peak in 16 bit', (id, share) => {
    const { best_matmul_tflops: best, dense_tflops: dense } = row(id);
    expect(best!.bf16! / dense.bf16!).toBeCloseTo(share, 2);
  });

  it('of AMD and Intel are not promised what those of NVIDIA reach', () => {
    for (const { id, best_matmul_tflops: best, dense_tflops: dense, linear_efficiency } of accelerators()) {
      if (best === undefined || linear_efficiency === undefined) continue;
      const high = Number(/p95=([\d.]+)/.exec(linear_efficiency.notation)![1]);
      // 0.68 for the MI355X is of another peak than 2,516: 0.62 of that.
      expect(high, id).toBeLessThan(best.bf16! / dense.bf16! + 0.07);
      expect(notation(id, 'linear_efficiency')).toBe(linear_efficiency.notation);
    }
    for (const id of ['mi300x', 'mi325x', 'mi350x', 'mi355x', 'gaudi3'])
      expect(row(id).linear_efficiency, id).toBeDefined();
  });

  it.each([
    ['tpu-v5p', 459, 459],
    ['tpu-v6e', 918, 918],
    ['tpu-v7', 2307, 4614],
  ])('%s has %d TFLOP/s in 16 bit and %d in fp8 (docs.cloud.google.com/tpu/docs/tpu7x)', (id, bf16, fp8) => {
    expect(row(id).dense_tflops).toMatchObject({ bf16, fp8 });
  });
});

describe('power', () => {
  it.each([
    // SemiAnalysisAI/InferenceX-app@77ca49a, constants.ts: at the meter of the site, cooling and losses included.
    ['h100-sxm', 1730],
    ['h200', 1730],
    ['b200', 2170],
    ['b300', 2170],
    ['gb200', 2100],
    ['gb300', 2100],
    ['mi300x', 1790],
    ['mi325x', 2180],
    ['mi355x', 2650],
  ])('all in of %s is %d W', (id, watts) => {
    expect(row(id).all_in_power_w).toBe(watts);
  });

  it('of the server is apart from power all in, which already has network and cooling in it', () => {
    expect(notation('h100-sxm', 'server_power')).toBe('1275 W/GPU');
    expect(notation('b200', 'server_power')).toBe('1788 W/GPU');
    // 1.275 kW with 9 % of cluster and a quarter of building and losses is the 1.73 kW all in.
    expect((1275 * 1.09 * 1.25) / row('h100-sxm').all_in_power_w!).toBeCloseTo(1, 2);
    // Where only that is known, the server is a part of it: 1,790 W over 1.36 and 1.16.
    expect(notation('mi300x', 'server_power')).toBe('uniform(1320, 1540) W/GPU');
    for (const { id, chip_power_w: chip, all_in_power_w: allIn } of accelerators())
      if (allIn !== null) expect(allIn / 1.36, id).toBeGreaterThan(chip!);
  });

  it('of an own accelerator may be given all in', () => {
    const accelerator = { dense_tflops: { bf16: 200 }, memory_gb: 64, bandwidth_gb_per_s: 1600 };
    const { options, problems } = resolveOptions({ accelerator: { ...accelerator, all_in_power_w: 1000 } });
    expect(problems).toEqual([]);
    expect(options.defaults.server_power!.notation).toBe('uniform(735, 862) W/GPU');
  });
});
