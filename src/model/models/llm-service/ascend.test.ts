import { describe, expect, it } from 'vitest';
import { readScenarioText } from '../../../scenario/read-scenario.ts';
import { simulate } from '../../../simulate.ts';

/** 5th and 95th percentile of the output tokens per second. */
async function rateOf(format: string, tokens: readonly [number, number], queries: number) {
  const scenario = readScenarioText(`
model: llm-service
accelerator: ascend-910b
language_model: qwen3-8b
formats: { weights: ${format} }
gpus_per_instance: { prefill: 1, decode: 1 }
workloads: [{ name: chat, input_tokens: ${tokens[0]}, output_tokens: ${tokens[1]}, input_cv: 0, output_cv: 0, length_correlation: 0, concurrency: ${queries} query }]
inputs: { promised_speed: none, max_batch: 256 query }
outputs: [output_throughput]
`);
  const { outputs } = await simulate(scenario, {
    draws: 4096,
    seed: 'ascend',
    workers: 1,
    sensitivity: false,
  });
  const { p5, p95 } = outputs.output_throughput!.quantiles;
  return { low: p5.value!, high: p95.value! };
}

describe('Qwen3-8B on an Ascend 910B', () => {
  // GPUStack, docs/performance-lab/qwen3-8b/910b.md@47277d7: vLLM-Ascend 0.9.1 in 16 bit, MindIE 2.1 in 8 bit.
  it.each([
    ['bf16', [233, 221], 4, 80.06],
    ['bf16', [4000, 200], 256, 365.4],
    ['bf16', [2000, 100], 256, 457.5],
    ['int8', [217, 202], 4, 156.1],
    ['int8', [4000, 200], 256, 636.1],
    ['int8', [2000, 100], 256, 742.1],
    ['int8', [32000, 100], 100, 32.71],
  ] as const)('in %s: %j tokens, %d queries, %f tokens/s', async (format, tokens, queries, measured) => {
    const { low, high } = await rateOf(format, tokens, queries);
    expect(measured).toBeGreaterThan(low);
    expect(measured).toBeLessThan(high);
  });
});
