import { describe, expect, it } from 'vitest';
import { readScenarioText } from '../../../scenario/read-scenario.ts';
import { simulate } from '../../../simulate.ts';
import type { Result } from '../../../analyses/result.ts';
import { calculateByHand, servingParts } from '../testing/hand-calculation.ts';

const run = (text: string, draws = 16): Promise<Result> =>
  simulate(readScenarioText(text), { draws, seed: 'hand', workers: 1, sensitivity: false });

const watched = [
  'chat.context',
  'prefill_throughput',
  'decode_throughput',
  'output_throughput',
  'fleet_utilization',
  'hardware_cost',
  'electricity_cost',
  'labour_cost',
  'training_cost',
  'network_cost',
  'daily_cost',
  'purchase_cost',
  'energy_per_day',
  'energy_per_query',
  'carbon_per_day',
  'embodied_carbon_per_day',
  'total_carbon_per_day',
  'cost_per_query',
  'cost_per_million_tokens',
  'cost_per_user',
  'served_throughput',
  'unserved_at_peak',
  'api_cost',
];
const outputs = `outputs: [${[...servingParts, ...watched].join(', ')}]`;

/** Every input a number: some of the fleet owned, some spot, some elastic, so that no term is nothing. */
const numbers = `
  daily_active_users: 13M
  queries_per_user: 7
  linear_efficiency: 0.57
  attention_efficiency: 0.48
  mbu: 0.81
  memory_share: 0.88
  engine_efficiency: 1.05
  rank_imbalance: 1.4
  communication_hidden: 0.6
  fleet_efficiency: 0.83
  stage_latency: 0.04
  host_time: 0.006
  max_batch: 256
  output_reserve: 0.4
  cost_ceiling: 9
  burst: 0.23
  promised_speed: 12
  goodput: 0.96
  peak_to_mean: 1.7
  target_utilization: none
  spare: 0.06
  min_gpus: 64
  elastic_share: 0.3
  available_gpus: 9000
  gpu_price: 2.1
  spot_share: 0.2
  spot_discount: 0.45
  spot_rework: 0.07
  owned_share: 0.4
  chip_price: 15000
  server_factor: 1.64
  network_share: 0.19
  cost_of_capital: 9
  hardware_lifetime: 4.5
  maintenance_share: 6
  storage: 120
  storage_price: 0.021
  server_power: 812
  active_draw: 0.71
  idle_draw: 0.24
  cluster_overhead: 0.11
  pue: 1.17
  electricity_price: 0.081
  carbon_intensity: 369
  embodied_carbon: 320
  operations_staff: 9
  staff_per_thousand_gpus: 11
  research_staff: 160
  staff_cost: 480000
  training_runs_per_year: 0.8
  training_tokens: 300B
  training_experiments: 1.9
  training_mfu: 0.34
  bytes_per_token: 8
  egress_price: 0.05
  api_input_price: 2
  api_cached_input_price: 0.5
  api_output_price: 3`;

const chat =
  'input_tokens: 640, output_tokens: 230, input_cv: 0.9, output_cv: 0.8, length_correlation: -0.1, cache_hit: 0.25';

const dense = `
model: llm-service
accelerator: a100-80
language_model: gpt3-175b
formats: { weights: int8, attention: fp16, kv: fp16 }
workloads: [{ name: chat, ${chat} }]
inputs:${numbers}
${outputs}
`;

const experts = `
model: llm-service
accelerator: h800
language_model: deepseek-v3
formats: { weights: fp8, attention: bf16, kv: bf16 }
gpus_per_instance: { prefill: 32, decode: 144 }
workloads: [{ name: chat, ${chat} }]
inputs:${numbers}
${outputs}
`;

/** Grouped attention with experts, at a batch that leaves a few of them unread. */
const fewExperts = `
model: llm-service
accelerator: h100-sxm
language_model: mixtral-8x7b
gpus_per_instance: { prefill: 2, decode: 2 }
workloads: [{ name: chat, ${chat} }]
inputs:${numbers.replace('promised_speed: 12', 'promised_speed: 36')}
${outputs}
`;

describe.each([
  ['a dense model', dense],
  ['grouped attention and a mixture of experts', fewExperts],
  ['latent attention and a mixture of experts', experts],
] as const)('%s', (_, text) => {
  it('gives what a calculation by hand gives', async () => {
    const { inputs, outputs: found } = await run(text);
    const x = Object.fromEntries(
      Object.entries(inputs).map(([name, { mean, unit }]) => [name, inFlops(mean!, unit)]),
    );
    const fleet = Object.fromEntries(servingParts.map((name) => [name, found[name]!.quantiles.p50.value!]));
    for (const [name, value] of Object.entries(calculateByHand(x, fleet))) {
      const point = found[name]!.quantiles.p50.value!;
      expect(Math.abs(point - value), `${name}: ${point} and ${value}`).toBeLessThanOrEqual(1e-12 * value);
    }
  });
});

/** The hand calculation takes peaks in FLOP/s. */
function inFlops(value: number, unit: string): number {
  return unit.startsWith('TFLOP') ? value * 1e12 : value;
}

it('gives on every draw what a calculation by hand gives', async () => {
  const text = `
model: llm-service
accelerator: a100-80
language_model: gpt3-175b
year: 2023
inputs:
  owned_share: beta(2, 3)
  spot_share: uniform(0, 1)
  elastic_share: uniform(0, 1)
  chat.cache_hit: uniform(0, 0.9)
${outputs}
`;
  const { inputs, sample } = await run(text, 1024);
  const draws = 256;
  let far = 0;
  for (let draw = 0; draw < draws; draw++) {
    const x = Object.fromEntries(
      Object.entries(inputs).map(([name, { mean, unit }]) => [
        name,
        sample.inputs[name]?.[draw] ?? inFlops(mean!, unit),
      ]),
    );
    const fleet = Object.fromEntries(servingParts.map((name) => [name, sample.outputs[name]![draw]!]));
    for (const [name, value] of Object.entries(calculateByHand(x, fleet))) {
      // Kept draws have six digits.
      if (Math.abs(sample.outputs[name]![draw]! - value) > 1e-3 * Math.abs(value)) far += 1;
    }
  }
  expect(far / (draws * watched.length)).toBeLessThan(0.01);
});

describe('a scenario of a stranger', () => {
  it('may be ten lines', async () => {
    const { outputs: found } = await run(`
title: Our assistant
question: What does a day cost?
model: llm-service
accelerator: h100-sxm
language_model: llama3.1-70b
year: 2025
inputs:
  daily_active_users: 50k to 200k
goals: [daily_cost <= 50k USD/day]
`);
    expect(found.daily_cost!.nonFinite).toBe(0);
    expect(found.daily_cost!.quantiles.p50.value).toBeGreaterThan(0);
  });

  it('adds up over workloads', async () => {
    const { outputs: found } = await run(`
model: llm-service
workloads:
  - { name: chat, share: 3 }
  - { name: code, share: 1 }
formulas:
  rest: queries - chat.queries - code.queries
  part: chat.queries / queries
outputs: [rest, part]
`);
    expect(Math.abs(found.rest!.maximum!)).toBeLessThan(1e-3);
    expect(found.part!.quantiles.p50.value).toBeCloseTo(0.75, 12);
  });

  it('hears that a model does not fit in memory', async () => {
    const text = `
model: llm-service
accelerator: a100-40
language_model: llama3.1-405b
gpus_per_instance: { prefill: 8, decode: 8 }
`;
    await expect(run(text)).rejects.toThrow(/where the model and one query do not fit in memory/);
  });

  it('gets no number where total and active parameters are mixed up', async () => {
    const text = `
model: llm-service
language_model: mixtral-8x7b
inputs: { parameters: 12.9B, active_parameters: 46.7B, routed_parameters: 10B }
`;
    await expect(run(text)).rejects.toThrow(/total: the two have been swapped/);
  });

  it('hears that a peak is a sparse one', () => {
    const text = `
model: llm-service
accelerator: { dense_tflops: { bf16: 1979 }, memory_gb: 80, bandwidth_gb_per_s: 3350 }
`;
    expect(() => readScenarioText(text)).toThrow(/looks like a sparse figure/);
  });

  it('pays for electricity only where it owns', async () => {
    const text = (share: number) => `
model: llm-service
inputs: { owned_share: ${share} }
outputs: [electricity_cost, electricity_bill, daily_cost]
`;
    const rented = await run(text(0));
    const owned = await run(text(1));
    expect(rented.outputs.electricity_cost!.maximum).toBe(0);
    expect(owned.outputs.electricity_cost!.mean.value).toBe(owned.outputs.electricity_bill!.mean.value);
  });
});
