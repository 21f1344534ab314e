import { describe, expect, it } from 'vitest';
import { readScenarioText } from '../../../scenario/read-scenario.ts';
import { simulate } from '../../../simulate.ts';

/** Cautions of a service with so many users. */
async function cautions(users: string, more = ''): Promise<string> {
  const scenario = readScenarioText(`
model: llm-service
accelerator: h200
language_model: deepseek-v3.2
${more}
inputs: { daily_active_users: ${users}, queries_per_user: 8 }
workloads: [{ name: chat, input_tokens: 2000, output_tokens: 500 }]
`);
  const result = await simulate(scenario, { draws: 512, seed: 'few', workers: 1, sensitivity: false });
  return result.cautions?.join() ?? '';
}

describe('many of the smallest instances of a model with experts', () => {
  it('are said to be what they are, where nobody chose them', async () => {
    expect(await cautions('5M')).toMatch(/many small instances, each with all experts, in .*wide-experts/);
    expect(await cautions('1k')).not.toContain('wide-experts');
    expect(await cautions('5M', 'gpus_per_instance: { prefill: 8, decode: 8 }')).not.toContain(
      'wide-experts',
    );
  });
});
