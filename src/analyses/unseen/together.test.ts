import { describe, expect, it } from 'vitest';
import { simulate } from '../../simulate.ts';
import { formulaScenario } from '../../statistics/testing/propagation-cases.ts';

/** P(Z > 3.5) and P(Z > 7.5 / sqrt(2)) of a standard normal, to 12 digits: scipy.stats.norm.sf. */
const beyondThreeAndAHalf = 2.32629079035525e-4;
const beyondSumOfTwo = 5.68636282848987e-8;

const inputs = { a: 'normal(0, 1)', b: 'normal(0, 1)', c: 'normal(0, 1)' };

/** What is rare only where two inputs are in their tails at once. */
const cases = [
  ['two thresholds', 'if(a > 3.5 and b > 3.5, 1e12, 0)', 1e12 * beyondThreeAndAHalf ** 2],
  ['a threshold of a sum', 'if(a + b > 7.5, 1e12, 5)', 5 + 1e12 * beyondSumOfTwo],
  ['a threshold of a sum, and noise', 'c + if(a + b > 7.5, 1e12, 0)', 1e12 * beyondSumOfTwo],
] as const;

describe('what is rare where two inputs are in their tails at once', () => {
  it.each(cases)(
    'is in the mean with an honest error: %s',
    async (_, formula, exact) => {
      const scenario = formulaScenario({ inputs, formulas: { out: formula } });
      for (const seed of ['1', '2']) {
        const settings = { draws: 2 ** 16, seed, sensitivity: false, workers: 1 };
        const { value, error } = (await simulate(scenario, settings)).outputs.out!.mean;
        expect(Math.abs(value! - exact), seed).toBeLessThan(3 * error!);
        expect(error!, seed).toBeLessThan(0.35 * exact);
      }
    },
    60_000,
  );

  it('is none where an output does not change with one of the two', async () => {
    // Unusual counts of `k` and a value of `n` are seldom drawn together, which matters to nothing.
    const scenario = formulaScenario({
      inputs: {
        n: 'discrete(values=[1, 2, 8], weights=[5, 3, 2])',
        k: 'poisson(3.7)',
        noise: 'normal(10, 2)',
      },
      formulas: { cost: '2 * n + noise', fixed: 'if(k > 5, 100, 0) + noise' },
      outputs: ['cost', 'fixed'],
    });
    const { outputs, unseen } = await simulate(scenario, { draws: 2 ** 14, seed: '1', workers: 1 });
    const { value, error } = outputs.cost!.mean;
    expect(unseen?.cost).toBeUndefined();
    expect(Math.abs(value! - (2 * 2.7 + 10))).toBeLessThan(4.5 * error!);
    expect(error!).toBeLessThan(1e-3);
  });

  it('keeps its digits where the squares of an output overflow', async () => {
    const scenario = formulaScenario({ inputs: { x: 'normal(1e200, 1e199)' }, formulas: { out: 'x * 3' } });
    const { outputs, unseen } = await simulate(scenario, { draws: 2 ** 16, seed: '1', workers: 1 });
    const { mean, sd } = outputs.out!;
    expect(mean.value! / 3e200).toBeCloseTo(1, 4);
    expect(sd.value! / 3e199).toBeCloseTo(1, 3);
    expect(unseen).toBeUndefined();
  });
});
