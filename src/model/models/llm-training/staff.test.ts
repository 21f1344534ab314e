import { describe, expect, it } from 'vitest';
import { readScenarioText } from '../../../scenario/read-scenario.ts';
import { simulate } from '../../../simulate.ts';

/** Medians of fine-tuning Llama 3.1 8B on 300M tokens at 2.5 USD a GPU and hour. */
async function fineTune(inputs = '') {
  const scenario = readScenarioText(`model: llm-training
language_model: llama3.1-8b
inputs:
  training_tokens: 300M
  gpu_price: 2.5
${inputs}
outputs: [run_cost, final_run_cost, staff_total]
`);
  const { outputs } = await simulate(scenario, {
    draws: 1024,
    seed: 'staff',
    workers: 1,
    sensitivity: false,
  });
  return (name: string) => outputs[name]!.quantiles.p50.value!;
}

describe('the people of a training run', () => {
  it('are in proportion to it where nobody counts them', async () => {
    // 6 x 8.03e9 x 300e6 operations at 0.2 to 0.4 of 989 TFLOP/s are 10 to 20 hours of one H100, 25 to 50 USD.
    const found = await fineTune();
    expect(found('final_run_cost')).toBeGreaterThan(25);
    expect(found('final_run_cost')).toBeLessThan(50);
    expect(found('run_cost')).toBeLessThan(10 * found('final_run_cost'));
  });

  it('are paid for the time that they take where they are counted, and nobody costs nothing', async () => {
    const counted = await fineTune(
      '  training_staff: 2\n  training_duration: 0.5\n  staff_cost: 200k USD/person/year',
    );
    expect(counted('staff_total')).toBeCloseTo(2 * 0.5 * 200_000, 6);
    const nobody = await fineTune('  training_staff: 0');
    expect(nobody('staff_total')).toBe(0);
  });
});
