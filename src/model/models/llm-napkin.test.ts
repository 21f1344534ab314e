import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readScenario, readScenarioText } from '../../scenario/read-scenario.ts';
import { simulate } from '../../simulate.ts';

const options = { draws: 16, seed: 'napkin', workers: 1, sensitivity: false } as const;
const scenario = (name: string) => new URL(`../../../scenarios/backtest/${name}`, import.meta.url).pathname;

/** Medians of a scenario whose inputs are numbers: exact. */
async function points(name: string): Promise<Record<string, number>> {
  const { outputs } = await simulate(readScenario(scenario(name)), options);
  return Object.fromEntries(
    Object.entries(outputs).map(([key, { quantiles }]) => [key, quantiles.p50.value!]),
  );
}

it('gives SemiAnalysis’s dollars and accelerators from SemiAnalysis’s inputs', async () => {
  const { hardware_cost, gpus } = await points('semianalysis-2023.yaml');
  // 13M x 15 x 2000 tokens x 2 x 175e9 / (312e12 x 0.35 x 0.5) / 3600 x 1 USD = 1e9 / 1440.
  expect(hardware_cost).toBeCloseTo(1e9 / 1440, 6);
  expect(Math.round(hardware_cost!)).toBe(694_444);
  expect(gpus).toBeCloseTo(1e9 / 1440 / 24, 8);
});

it('gives Guosheng’s fleet, electricity and purchase from Guosheng’s inputs', async () => {
  const found = await points('guosheng-2023.yaml');
  // 25M x 10 x 30 x 0.35 s / 86400; 542 racks x 7 x 6.5 kW x 24 h x 0.08 USD; 3798 servers x 199,000 USD.
  expect(found.gpus).toBeCloseTo(30_381.944444, 5);
  expect(found.racks).toBe(542);
  expect(found.electricity_bill).toBeCloseTo(47_349.12, 8);
  expect(found.purchase_cost).toBe(755_802_000);
});

it('gives DeepSeek’s nodes and dollars from DeepSeek’s throughput', async () => {
  const { nodes, hardware_cost } = await points('deepseek-cost.yaml');
  // 608e9 / 73.7e3 / 86400 + 168e9 / 14.8e3 / 86400; reported are 226.75 and 87,072.
  expect(nodes).toBeCloseTo(226.863566, 5);
  expect(hardware_cost).toBeCloseTo(87_115.6095, 3);
});

it('gives Epoch AI’s energy of a query from Epoch AI’s inputs', async () => {
  // 100e9 x 2 x 500 / 98.9e12 s x 892.5 W x 1.2 / 3600.
  expect((await points('epoch-query-2025.yaml')).energy_per_query).toBeCloseTo(0.300809, 6);
});

it('trains with 6 operations a parameter and token, or the article’s 2', async () => {
  const flop = async (factor: string) => {
    const text = `
model: llm-training
accelerator: v100
inputs: { active_parameters: 174.6B, training_tokens: 300B${factor} }
outputs: [training_flop]
`;
    const { outputs } = await simulate(readScenarioText(text), options);
    return outputs.training_flop!.quantiles.p50.value!;
  };
  // Published: 3.14e23 (Brown et al. 2020, table D.1); the article's formula gives a third.
  expect(await flop('')).toBeCloseTo(6 * 174.6e9 * 300e9, -10);
  expect((await flop('')) / 3.14e23).toBeCloseTo(1, 2);
  expect(await flop(', training_factor: 2')).toBeCloseTo(2 * 174.6e9 * 300e9, -10);
});

it('has no conversion of time in any formula of the models', () => {
  for (const file of [
    'llm-napkin.ts',
    ...['compute', 'failures', 'energy', 'cost', 'daily'].map((section) => `llm-training/${section}.ts`),
    'llm-service/hardware.ts',
    'llm-service/training.ts',
  ]) {
    const text = readFileSync(new URL(file, import.meta.url), 'utf8');
    expect(text).not.toMatch(/\b(24|365|3600|86400|1000)\b/);
  }
});
