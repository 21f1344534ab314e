import { describe, expect, it } from 'vitest';
import { readScenarioText } from '../../../scenario/read-scenario.ts';
import { simulate } from '../../../simulate.ts';

/** Median of the tokens per second that a user sees, with so many queries in flight. */
async function speedOf(
  accelerator: string,
  gpus: number,
  model: string,
  tokens: readonly [number, number],
  queries: number,
) {
  const scenario = readScenarioText(`
model: llm-service
accelerator: ${accelerator}
language_model: ${model}
gpus_per_instance: { prefill: ${gpus}, decode: ${gpus} }
attention_replicas: { prefill: 1, decode: 1 }
workloads: [{ name: chat, input_tokens: ${tokens[0]}, output_tokens: ${tokens[1]}, input_cv: 0, output_cv: 0, length_correlation: 0, concurrency: ${queries} query }]
inputs: { promised_speed: none }
outputs: [speed]
`);
  const { outputs } = await simulate(scenario, { draws: 1024, seed: 'amd', workers: 1, sensitivity: false });
  return outputs.speed!.quantiles.p50.value!;
}

describe('mixtures of experts on AMD', () => {
  // inferencex.semianalysis.com/compare: deepseek-r1-b200-vs-mi300x, deepseek-r1-b200-vs-mi325x (8k/1k, fp8), gptoss-120b-b200-vs-mi325x
  // (1k/1k, fp4). Prompts are 0.8 to 1 times as long; the number of accelerators follows from queries, speed and tokens of each.
  it.each([
    ['mi300x', 8, 'deepseek-r1', [7400, 920], 30, 23],
    ['mi300x', 8, 'deepseek-r1', [7400, 920], 10, 42],
    ['mi325x', 8, 'deepseek-r1', [7400, 920], 33, 25],
    ['mi325x', 8, 'deepseek-r1', [7400, 920], 10, 44],
    ['mi325x', 4, 'gpt-oss-120b', [920, 920], 60, 72],
    ['mi325x', 4, 'gpt-oss-120b', [920, 920], 17, 100],
  ] as const)(
    'on %s (%d of them) %s: %j tokens, %d queries, %d tokens/s',
    async (accelerator, gpus, model, tokens, queries, measured) => {
      const found = (await speedOf(accelerator, gpus, model, tokens, queries)) / measured;
      expect(found).toBeGreaterThan(0.85);
      expect(found).toBeLessThan(1.18);
    },
  );
});
