import { describe, expect, it } from 'vitest';
import { ScenarioError } from '../../../errors.ts';
import { findLevers } from '../../../scenario/levers/lever-files.ts';
import type { Lever } from '../../../scenario/levers/lever.ts';
import { readScenarioText } from '../../../scenario/read-scenario.ts';
import { simulate } from '../../../simulate.ts';

const service = (model: string, inputs: string) => `
model: llm-service
accelerator: h100-sxm
language_model: ${model}
workloads: [{ name: chat, input_tokens: 2000, output_tokens: 500, input_cv: 0, output_cv: 0, length_correlation: 0 }]
inputs: { ${inputs} }
outputs: [hardware_cost, cost_per_million_output_tokens, decode_throughput]
`;
const wide = findLevers(['wide-experts']);

async function medians(text: string, levers: readonly Lever[] = []) {
  const scenario = readScenarioText(text, { levers });
  const { outputs } = await simulate(scenario, { draws: 1024, seed: 'wide', workers: 1, sensitivity: false });
  return (name: string) => outputs[name]!.quantiles.p50.value!;
}

describe('wide expert parallelism', () => {
  it('writes what SGLang measured with it: 2,787 tokens a second on each of 72 H100', async () => {
    // lmsys.org, 5 May 2025: 22.3k output tokens/s a node of eight, prompts of 2,000 tokens.
    const text = service('deepseek-v3', 'promised_speed: none');
    const found = (await medians(text, wide))('decode_throughput');
    expect(found / 2787).toBeGreaterThan(0.7);
    expect(found / 2787).toBeLessThan(1.4);
    expect((await medians(text))('decode_throughput')).toBeLessThan(found / 1.5);
  });

  it('pays for millions of users, not for thousands', async () => {
    const ratio = async (users: string) => {
      const text = service('deepseek-v3', `daily_active_users: ${users}, promised_speed: 20 token/s`);
      return (await medians(text, wide))('hardware_cost') / (await medians(text))('hardware_cost');
    };
    expect(await ratio('5M')).toBeLessThan(0.5);
    expect(await ratio('2k')).toBeGreaterThan(2);
  });

  it.each(['llama3.1-70b', 'gpt-oss-20b'])('is not for %s', (model) => {
    expect(() => readScenarioText(service(model, 'daily_active_users: 5M'), { levers: wide })).toThrow(
      ScenarioError,
    );
  });
});
