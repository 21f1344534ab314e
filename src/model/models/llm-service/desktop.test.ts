import { describe, expect, it } from 'vitest';
import { readScenarioText } from '../../../scenario/read-scenario.ts';
import { simulate } from '../../../simulate.ts';

describe('a desktop computer', () => {
  it.each([
    // LMSYS, DGX Spark review (October 2025), SGLang: 2.7 for 70B, as dendro-logic.com and others repeat; 20.5 for 8B.
    ['llama3.1-8b', 'fp8', 20.5],
    ['llama3.1-70b', 'fp8', 2.7],
    // developer.nvidia.com, How DGX Spark’s performance enables intensive AI tasks: 2,048 tokens read, 128 written, one query.
    ['llama3.1-8b', 'fp4', 38.65],
  ])('writes as fast as measured: %s in %s, %f tokens/s', async (model, format, measured) => {
    const scenario = readScenarioText(`
model: llm-service
accelerator: gb10
language_model: ${model}
formats: { weights: ${format} }
gpus_per_instance: { prefill: 1, decode: 1 }
workloads: [{ name: chat, input_tokens: 2048, output_tokens: 128, concurrency: 1 query }]
inputs: { promised_speed: none }
outputs: [decode_throughput]
`);
    const { outputs } = await simulate(scenario, {
      draws: 1024,
      seed: 'desktop',
      workers: 1,
      sensitivity: false,
    });
    const { p5, p50, p95 } = outputs.decode_throughput!.quantiles;
    expect(measured).toBeGreaterThan(p5.value!);
    expect(measured).toBeLessThan(p95.value!);
    expect(p50.value! / measured).toBeGreaterThan(0.8);
    expect(p50.value! / measured).toBeLessThan(1.25);
  });
});
