import { describe, expect, it } from 'vitest';
import { readScenarioText } from '../../../scenario/read-scenario.ts';
import { simulate } from '../../../simulate.ts';

describe('layers that are attention or a feed-forward block, not both', () => {
  it.each([
    // Milliseconds between tokens; before, twice as long alone.
    [1, 2.91],
    [8, 3.96],
    [64, 6.74],
    [256, 11.77],
  ])(
    'of Nemotron 3 Nano on two B200 wait half as often: %d queries, %f ms a token',
    async (queries, measured) => {
      // docs.vultr.com/inference-cookbook/cuda/optimization/concurrency-tuning, 11 March 2026: vLLM 0.16, fp8, 2,048 tokens read, 512 written.
      const scenario = readScenarioText(`
model: llm-service
accelerator: b200
language_model: nemotron-3-nano-30b-a3b
formats: { weights: fp8, attention: bf16, kv: bf16 }
gpus_per_instance: { prefill: 2, decode: 2 }
workloads: [{ name: chat, input_tokens: 2048, output_tokens: 512, input_cv: 0, output_cv: 0, length_correlation: 0, concurrency: ${queries} query }]
inputs: { promised_speed: none, max_batch: 1024 query }
outputs: [chat.token_interval]
`);
      const { outputs } = await simulate(scenario, {
        draws: 1024,
        seed: 'half',
        workers: 1,
        sensitivity: false,
      });
      const median = outputs['chat.token_interval']!.quantiles.p50.value!;
      expect(median / measured).toBeGreaterThan(0.8);
      expect(median / measured).toBeLessThan(1.25);
    },
  );
});
