import { describe, expect, it } from 'vitest';
import { readScenarioText } from '../../../scenario/read-scenario.ts';
import { simulate } from '../../../simulate.ts';

interface Service {
  readonly model: string;
  readonly accelerator: string;
  readonly gpus?: number;
  readonly queries: number;
  readonly accepted: number;
}

/** Medians while so many queries are answered together. */
async function writing({ model, accelerator, gpus = 1, queries, accepted }: Service) {
  const { outputs } = await simulate(
    readScenarioText(`
model: llm-service
accelerator: ${accelerator}
language_model: ${model}
gpus_per_instance: { prefill: ${gpus}, decode: ${gpus} }
workloads: [{ name: chat, input_tokens: 100, output_tokens: 300, concurrency: ${queries} query }]
inputs: { promised_speed: none, accepted_tokens: ${accepted}, max_batch: 100k query, memory_share: 1 }
formulas:
  share_of_peak: 2 FLOP/parameter/token * multiplied_parameters * decode_throughput / peak_flops
outputs: [decode_throughput, share_of_peak, chat.visited, chat.batch]
`),
    { draws: 1024, seed: 'speculation', workers: 1, sensitivity: false },
  );
  return (name: string) => outputs[name]!.quantiles.p50.value!;
}

/** How many times faster answers are written with it than without. */
async function gain(service: Omit<Service, 'accepted'>, accepted: number) {
  const [without, withIt] = await Promise.all(
    [1, accepted].map((each) => writing({ ...service, accepted: each })),
  );
  return withIt!('decode_throughput') / without!('decode_throughput');
}

describe('speculative decoding', () => {
  it('helps many queries less than one: 1.38 times at 64 and 2.36 alone (EAGLE-3, Llama 3.1 8B on an H100)', async () => {
    // arXiv 2503.01840, abstract; alone 373.25 and 158.34 tokens/s, SGLang's documentation.
    const service = { model: 'llama3.1-8b', accelerator: 'h100-sxm' };
    const alone = await gain({ ...service, queries: 1 }, 2.36);
    expect(alone).toBeCloseTo(2.36, 1);
    const together = await gain({ ...service, queries: 64 }, 2.36);
    expect(together).toBeLessThan(2);
    // What is drafted and checked in vain comes on top.
    expect(together).toBeGreaterThan(1.38);
  });

  it('never multiplies faster than the accelerator can', async () => {
    const service = { model: 'llama3.1-8b', accelerator: 'h200', queries: 2000 };
    const [without, eight] = await Promise.all([1, 8].map((accepted) => writing({ ...service, accepted })));
    expect(without!('share_of_peak')).toBeGreaterThan(0.2);
    expect(eight!('share_of_peak')).toBeLessThan(0.8);
  });

  it('visits more experts in a step', async () => {
    const service = { model: 'qwen3-235b-a22b', accelerator: 'h200', gpus: 8, queries: 4 };
    // 8 of 128 experts for each of 4 tokens, and of 12.
    expect((await writing({ ...service, accepted: 1 }))('chat.visited')).toBeCloseTo(
      1 - (1 - 8 / 128) ** 4,
      9,
    );
    expect((await writing({ ...service, accepted: 3 }))('chat.visited')).toBeCloseTo(
      1 - (1 - 8 / 128) ** 12,
      9,
    );
  });
});
