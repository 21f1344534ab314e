import { describe, expect, it } from 'vitest';
import { apiPriceOf } from './api-defaults.ts';
import { apiPrices, applications, regions, rowOf, workloads } from './catalog.ts';
import { electricityDefault, regionDefaults } from './region-defaults.ts';
import { resolveOptions } from './resolve-options.ts';

// What the first catalogue had wrong about prices, places and use; each number stands with its source.

describe('agents read their input from the cache', () => {
  const { options } = resolveOptions({ workloads: [{ name: 'agentic_coding' }, { name: 'chat' }] });
  const [agent, chat] = options.workloads;

  // TraceLab, public pool of 2026-06-08: 52.6 of 54.9 billion input tokens are cache reads; 153,712 and 523 tokens a
  // step. Codex on SWE-bench Pro: 0.942, 68,668 and 522.
  it('records 96 % of cache reads, inputs of 154 thousand tokens and answers of 523', () => {
    const tracelab = rowOf(workloads(), 'tracelab-coding-agents')!;
    expect(tracelab.cache_hit).toBeCloseTo(52.6 / 54.9, 3);
    expect([tracelab.input!.mean, tracelab.output!.mean]).toEqual([153712, 523.3]);
    expect(rowOf(workloads(), 'codex-swebenchpro')).toMatchObject({ cache_hit: 0.942 });
  });

  it('starts a workload of that name from it, and says where the share comes from', () => {
    expect(agent!.defaults.cache_hit!.notation).toBe('beta(p5=0.93, p95=0.985)');
    expect(agent!.defaults.cache_hit!.source).toMatch(/^0\.958 of the input tokens are cache reads/);
    expect(agent!.defaults.input_tokens!.notation).toBe(
      'quantiles(p5=60k, p50=122k, p95=250k, min=30k, max=320k) token/query',
    );
    expect(chat!.defaults.cache_hit).toEqual({
      notation: '0',
      source: 'judgement: no prompt is cached unless stated otherwise',
    });
  });

  // Kimi conversations, FAST25 trace of Mooncake: 12,035 and 343 tokens, 0.374 in one cache without limit.
  it('knows long conversations and reasoning', () => {
    expect(rowOf(workloads(), 'mooncake-conversation')).toMatchObject({ cache_hit: 0.374 });
    expect(rowOf(applications(), 'long-chat')!.cache_hit).toBe('uniform(0.2, 0.4)');
    // DeepSeek-R1 of a day in ServeGen: 0.702 of the output is reasoning.
    expect(rowOf(workloads(), 'servegen-deepseek-r1')).toMatchObject({ reasoning_share: 0.702 });
    expect(rowOf(applications(), 'reasoning')!.output_tokens).toBe('800 to 3500');
  });
});

describe('cached input is cheaper', () => {
  // pydantic/genai-prices@47df840 and anomalyco/models.dev@f3fc692, 2026: a tenth to a half of the price of input.
  it.each([
    ['gpt-4o', 2.5, 1.25],
    ['gpt-4o-mini', 0.15, 0.075],
    ['o1', 15, 7.5],
    ['o3-mini', 1.1, 0.55],
    ['claude-3.5-sonnet', 3, 0.3],
    ['claude-3-haiku', 0.25, 0.03],
    ['gemini-1.5-pro', 1.25, 0.3125],
    ['gemini-2.5-pro', 1.25, 0.125],
  ])('%s: %d, cached %d', (id, input, cached) => {
    const row = rowOf(apiPrices(), id)!;
    expect([row.input_usd_per_mtoken, row.cached_input_usd_per_mtoken]).toEqual([input, cached]);
  });

  it('knows what Anthropic takes for writing to its cache, a quarter more than for input', () => {
    expect(rowOf(apiPrices(), 'claude-opus-4-8')).toMatchObject({
      input_usd_per_mtoken: 5,
      cache_write_usd_per_mtoken: 6.25,
      batch_share: 0.5,
    });
  });
});

describe('prices go on after February 2025', () => {
  const price = (id: string) => {
    const { input_usd_per_mtoken: input, output_usd_per_mtoken: output } = rowOf(apiPrices(), id)!;
    return [input, output];
  };

  // simonw/llm-prices@723ef0b and pydantic/genai-prices: cuts on 2025-06-10, 2026-06-03 and 2026-07-30.
  it('keeps the price before a cut beside the one after it', () => {
    expect([price('o3-2025-04'), price('o3')]).toEqual([
      [10, 40],
      [2, 8],
    ]);
    expect([price('deepseek-v4-pro-2026-04'), price('deepseek-v4-pro')]).toEqual([
      [1.74, 3.48],
      [0.435, 0.87],
    ]);
    expect([price('gpt-5.6-luna-2026-07'), price('gpt-5.6-luna')]).toEqual([
      [1, 6],
      [0.2, 1.2],
    ]);
  });

  it('has at least 150 current rows', () => {
    expect(apiPrices().filter(({ date }) => date >= '2026').length).toBeGreaterThanOrEqual(150);
  });

  // anomalyco/models.dev@f3fc692, 2026-07-02: eleven hosts of gpt-oss-120b.
  it('gives an open model the prices of all its hosts', () => {
    expect(apiPriceOf('gpt-oss-120b', 2026)!.offers).toMatchObject({
      count: 11,
      input: { low: 0.039, high: 0.35 },
      output: { low: 0.19, high: 0.75 },
    });
  });
});

describe('large users of electricity pay less', () => {
  const ends = (id: string) => {
    const row = rowOf(regions(), id)!.electricity.at(-1)!;
    return [row.low, row.mean ?? Math.sqrt(row.low * row.high), row.high] as const;
  };

  // Median of the EU14, large industrial users, first half of 2025: 11.25 pence, 0.146 USD; it said 0.15 to 0.31.
  it('in the European Union', () => expect(ends('eu')).toEqual([0.057, 0.146, 0.228]));

  // 4.37 pence for very large users in Finland, 0.057 USD; it said 0.081 to 0.125.
  it('in Finland', () => {
    const [low, mean, high] = ends('finland');
    expect(mean).toBeCloseTo(0.0437 * 1.3, 3);
    expect(low).toBeLessThan(mean);
    expect(high).toBeLessThan(0.081);
  });

  // 22.39 pence for very large and 25.33 for large users of the United Kingdom, at 1.30 USD.
  it('but not in the United Kingdom', () => {
    const [low, , high] = ends('united-kingdom');
    expect([low, high]).toEqual([0.2911, 0.3293]);
  });

  // EIA, industrial price of 2024; from 5.4 cents in New Mexico (November 2025) to 19 in Connecticut (April 2025).
  it('by state of the United States, Virginia too', () => {
    expect(ends('us-va')[1]).toBe(0.0899);
    expect(ends('us-nm')[1]).toBe(0.0537);
    expect(ends('us-ct')[1]).toBe(0.1907);
  });

  it('in at least forty places', () => {
    expect(regions().filter(({ electricity }) => electricity.length > 0).length).toBeGreaterThan(40);
  });
});

describe('places differ in what the building draws, and in whose carbon is counted', () => {
  // Green-Software-Foundation/real-time-cloud@b2858aa, AWS in 2024 and Google in 2024.
  it.each([
    ['aws-eu-central-1', 1.35],
    ['aws-ap-south-1', 1.42],
    ['aws-eu-south-2', 1.09],
    ['aws-ap-south-2', 1.46],
    ['aws-ap-southeast-4', 1.07],
    ['gcp-europe-west4', 1.07],
    ['gcp-asia-southeast1', 1.16],
  ])('%s: %d', (id, pue) => {
    const { pue: rows, pue_source } = rowOf(regions(), id)!;
    expect(rows!.at(-1)).toEqual({ year: 2024, value: pue });
    expect(pue_source).toContain('Green-Software-Foundation/real-time-cloud');
  });

  it('takes the region’s own for the model, and its country’s electricity', () => {
    const { defaults } = resolveOptions({ region: 'aws-eu-central-1' }).options;
    expect(defaults.pue!.notation).toBe('uniform(1.32, 1.38)');
    expect(defaults.electricity_price).toMatchObject(electricityDefault(rowOf(regions(), 'germany')!, null));
    expect(resolveOptions({ region: 'germany' }).options.defaults.pue!.notation).toBe(
      'triangular(1.06, 1.15, 1.45)',
    );
  });

  // The grid of Frankfurt: 371 g/kWh in 2023; after AWS's certificates and contracts: 0.
  it('computes with the grid, and names what the provider claims', () => {
    const frankfurt = rowOf(regions(), 'aws-eu-central-1')!;
    const { notation, source } = regionDefaults(frankfurt, null).carbon_intensity!;
    expect(notation).toBe('334 to 399 g/kWh');
    expect(source).toMatch(/location-based.*2023: 371.*; not used: 0 g\/kWh, .*market-based/);
  });
});
