import { describe, expect, it } from 'vitest';
import { simulate } from '../simulate.ts';
import { formulaScenario } from '../statistics/testing/propagation-cases.ts';

const one = (x: string) => formulaScenario({ inputs: { x }, formulas: { y: 'x' } });

/** The error of an output's standard deviation relative to it, and whether the result warns that it does not settle. */
async function spreadOf(x: string, design: 'sobol' | 'monte-carlo', draws: number) {
  const { outputs, warnings } = await simulate(one(x), { draws, seed: 'w', design, sensitivity: false });
  const { value, error } = outputs.y!.sd;
  const warned = warnings.some((text) => text.startsWith('y: a tail is so heavy'));
  return { relativeError: error! / value!, warned };
}

describe('a standard deviation', () => {
  it.each([
    ['student_t(2.5)', 2 ** 18, 0.06, 0.1, false],
    ['student_t(2.3)', 2 ** 18, 0.1, 0.11, true],
    ['bernoulli(0.0005)', 2 ** 14, 0.1, 0.3, true],
    ['bernoulli(0.02)', 2 ** 14, 0.01, 0.1, false],
  ])('is settled where it is known to a tenth: %s', async (x, draws, above, below, warns) => {
    const { relativeError, warned } = await spreadOf(x, 'monte-carlo', draws);
    expect(relativeError).toBeGreaterThan(above);
    expect(relativeError).toBeLessThan(below);
    expect(warned).toBe(warns);
  });

  // The exponent of the tail is what is in the brackets; a net knows the standard deviation of its own points well.
  it.each([
    ['student_t(2.2)', false],
    ['student_t(2.05)', true],
    ['pareto(1, 2.5)', false],
    ['pareto(1, 2)', true],
  ])('does not settle where the tail is as heavy as that of %s', async (x, warns) => {
    const { relativeError, warned } = await spreadOf(x, 'sobol', 2 ** 18);
    expect(relativeError).toBeLessThan(0.06);
    expect(warned).toBe(warns);
  });
});

describe('a rank correlation that values which repeat do not reach', () => {
  const coins = (spearman: number) =>
    formulaScenario({
      inputs: { a: 'bernoulli(0.5)', b: 'normal(0, 1)' },
      formulas: { y: 'a + b' },
      correlations: [{ between: ['a', 'b'], spearman }],
    });

  // A coin reaches about 0.82 of what is asked. Chance alone may miss by 4 / sqrt(draws).
  it.each([
    [0.15, 2 ** 16, 0.02, 0.03, false],
    [0.2, 2 ** 16, 0.03, 0.04, true],
    [0.4, 2 ** 10, 0.03, 0.125, false],
    [0.9, 2 ** 10, 0.125, 0.3, true],
  ])('of %f in %d draws is said where the miss counts', async (asked, draws, above, below, says) => {
    const { correlations, warnings } = await simulate(coins(asked), { draws, seed: 'w', sensitivity: false });
    const miss = asked - correlations[0]!.achieved!;
    expect(miss).toBeGreaterThan(above);
    expect(miss).toBeLessThan(below);
    expect(warnings.filter((text) => text.includes(`a rank correlation of ${asked} was asked`))).toHaveLength(
      says ? 1 : 0,
    );
  });
});
