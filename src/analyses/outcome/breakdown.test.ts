import { describe, expect, it } from 'vitest';
import { readScenarioText } from '../../scenario/read-scenario.ts';
import { simulate } from '../../simulate.ts';

const names = [
  ...['final_run_cost', 'data_cost', 'evaluation_cost', 'failed_runs_cost', 'exploratory_cost'],
  ...['delay_cost', 'staff_total'],
];

describe('the parts of a breakdown', () => {
  it('add up to the mean of the whole, also where rare events are added to some of them alone', async () => {
    const scenario = readScenarioText(
      `model: llm-training
language_model: llama3.1-8b
currency: JPY
inputs: { data_share: "mixture(uniform(0.01, 0.02), 3, weights=[9999, 1])" }
outputs: [run_cost, ${names.join(', ')}]
`,
    );
    const options = { draws: 8192, seed: 'parts', workers: 1, sensitivity: false };
    const { breakdown, outputs } = await simulate(scenario, options);
    const { parts, total } = breakdown!;
    const whole = outputs[total]!.mean.value!;
    const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);
    const apart = sum(names.map((name) => outputs[name]!.mean.value!));
    expect(Math.abs(apart / whole - 1)).toBeGreaterThan(1e-6);
    expect(sum(parts.map(({ mean }) => mean.value!)) / whole).toBeCloseTo(1, 12);
    for (const { name, mean } of parts) {
      const own = outputs[name]!.mean;
      expect(Math.abs(mean.value! - own.value!)).toBeLessThanOrEqual(3 * own.error!);
      expect(mean.error! >= 0).toBe(true);
    }
  });
});
