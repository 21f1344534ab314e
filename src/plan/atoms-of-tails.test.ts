import { describe, expect, it } from 'vitest';
import { simulate } from '../simulate.ts';
import { readScenarioText } from '../scenario/read-scenario.ts';

async function drawn(notation: string) {
  const scenario = readScenarioText(JSON.stringify({ inputs: { x: notation }, formulas: { y: 'x + 0' } }));
  const settings = { draws: 4096, seed: 'tails', workers: 1, sensitivity: false, design: 'sobol' } as const;
  const { outputs } = await simulate(scenario, settings);
  return outputs.y!;
}

describe('counts cut out of a tail', () => {
  // Sums of k 100^k / k! and 100^k / k! for k from 0 to 8, by hand.
  const weights = Array.from({ length: 9 }, (_, k) =>
    Array.from({ length: k }, (_, j) => 100 / (j + 1)).reduce((a, b) => a * b, 1),
  );
  const mean = weights.reduce((sum, weight, k) => sum + k * weight, 0) / weights.reduce((a, b) => a + b, 0);

  it.each(['truncate(poisson(100), high=8)', 'truncate(truncate(poisson(100), high=20), high=8)'])(
    'are drawn by their own probabilities: %s',
    async (notation) => {
      const y = await drawn(notation);
      expect(y.mean.value).toBeCloseTo(mean, 2);
      expect(y.maximum).toBe(8);
      expect(y.minimum).toBeLessThan(7);
    },
  );

  it.each([
    ['truncate(binomial(122, 0.934), high=8)', 0, 8],
    ['truncate(mixture(poisson(100), poisson(200)), high=8)', 0, 8],
    ['truncate(poisson(10), low=100)', 100, 110],
    ['mixture(truncate(poisson(1000), high=700), bernoulli(0.5))', 0, 700],
  ])('of %s lie from %d to %d', async (notation, low, high) => {
    const y = await drawn(notation);
    expect(y.nonFinite).toBe(0);
    expect(y.minimum).toBeGreaterThanOrEqual(low);
    expect(y.maximum).toBeLessThanOrEqual(high);
    expect(y.maximum).toBeGreaterThan(y.minimum!);
  });
});
