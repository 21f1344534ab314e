import { mean } from 'simple-statistics';
import { expect, it } from 'vitest';
import { createDistribution } from '../../src/distributions/create-distribution.ts';
import { loadWasmKernel } from '../../src/kernel/load-wasm.ts';
import { eightInputPlan, eightInputs } from './eight-inputs.ts';
import { interleave } from './interleave.ts';

it('measures the model it says: the mean of the cost is the product of what it is made of', async () => {
  const { outputs } = (await loadWasmKernel())
    .prepare(eightInputPlan('sobol', 2 ** 16))
    .evaluate(0, 0, 2 ** 16);
  const found = mean([...outputs[0]!]);
  const of = (name: keyof typeof eightInputs) => createDistribution(eightInputs[name]).mean!;
  const reciprocal = (name: keyof typeof eightInputs) => {
    const { quantile } = createDistribution(eightInputs[name]);
    const steps = 20000;
    return mean(Array.from({ length: steps }, (_, k) => 1 / quantile((k + 0.5) / steps)));
  };
  const demand = of('users') * of('queries_per_user') * of('tokens_per_query');
  const gpus = (demand * reciprocal('tokens_per_gpu_second') * reciprocal('utilization')) / 86400;
  const cost = gpus * (of('gpu_price') + of('gpu_power') * of('electricity_price')) * 24;
  expect(found / cost).toBeCloseTo(1, 2);
});

it('gives the time of each piece of work, divided by its units, without the first round', () => {
  let nowMs = 0;
  const takes = (...timesMs: number[]) => {
    let round = 0;
    return () => {
      nowMs += timesMs[round++]!;
    };
  };
  const times = interleave({ nothing: takes(0, 0, 0, 0), work: takes(90, 4, 2, 40) }, 3, 1e6, () => nowMs);
  expect(times.nothing).toEqual({ ns: 0, error: 0 });
  expect(times.work.ns).toBe(4);
});
