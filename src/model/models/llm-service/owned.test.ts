import { describe, expect, it } from 'vitest';
import { readScenarioText } from '../../../scenario/read-scenario.ts';
import { simulate } from '../../../simulate.ts';

/** Median of what one owned L4 costs a day. */
async function costOfOne(inputs = '') {
  const scenario = readScenarioText(`model: llm-service
accelerator: l4
language_model: llama3.1-8b
formats: { weights: fp8 }
inputs:
  owned_share: 1
  fleet_gpus: 1
  daily_active_users: 2000
  queries_per_user: 5
${inputs}
outputs: [hardware_cost]
`);
  const { outputs } = await simulate(scenario, {
    draws: 1024,
    seed: 'owned',
    workers: 1,
    sensitivity: false,
  });
  return outputs.hardware_cost!.quantiles.p50.value!;
}

describe('an owned accelerator', () => {
  it('costs its capital and maintenance, and not many times that for storage', async () => {
    // A chip of 2,450 USD with its server (x 1.615) and network (/ 0.81), 28 % a year at 9 % in 4.5 years, and 6.5 % maintenance.
    const bought = await costOfOne('  storage: 0');
    expect(bought).toBeGreaterThan(4);
    expect(bought).toBeLessThan(5.5);
    expect((await costOfOne()) / bought).toBeLessThan(1.5);
  });
});
