import { describe, expect, it } from 'vitest';
import { simulate } from '../simulate.ts';
import { formulaScenario } from '../statistics/testing/propagation-cases.ts';

/** The error of an output's standard deviation relative to it, infinite where that is not known; and whether a warning says why. */
async function spreadOf(y: string, x: string, design: 'sobol' | 'monte-carlo', draws: number) {
  const { outputs, warnings } = await simulate(formulaScenario({ inputs: { x }, formulas: { y } }), {
    draws,
    seed: 'w',
    design,
    sensitivity: false,
  });
  const { value, error } = outputs.y!.sd;
  const says = (text: string) => warnings.some((warning) => warning.startsWith(`y: ${text}`));
  const relativeError = value === null ? Number.POSITIVE_INFINITY : error! / value;
  return { relativeError, heavy: says('a tail is so heavy'), rare: says('a few rare draws') };
}

describe('a standard deviation', () => {
  it.each([
    ['2 * x', 'student_t(3)', 2 ** 18, 0.02, 0.1, false, false],
    ['2 * x', 'student_t(2.3)', 2 ** 18, 0.1, Number.POSITIVE_INFINITY, true, false],
    ['2 * x', 'bernoulli(0.0005)', 2 ** 14, 0.1, 0.3, false, true],
    ['2 * x', 'bernoulli(0.02)', 2 ** 14, 0.01, 0.1, false, false],
  ] as const)(
    'is settled where it is known to a tenth: %s of %s',
    async (y, x, draws, above, below, heavy, rare) => {
      const spread = await spreadOf(y, x, 'monte-carlo', draws);
      expect(spread.relativeError).toBeGreaterThan(above);
      expect(spread.relativeError).toBeLessThanOrEqual(below);
      expect(spread).toMatchObject({ heavy, rare });
    },
  );

  // The exponent of the tail is what is in the brackets; a net knows the standard deviation of its own points well, and that
  // of the distribution with an exponent of 2.5 six times worse than its replicates show.
  it.each([
    ['student_t(2.2)', true],
    ['student_t(2.05)', true],
    ['student_t(4)', false],
    ['pareto(1, 3)', false],
    ['pareto(1, 2)', true],
  ])('does not settle where the tail is as heavy as that of %s', async (x, heavy) => {
    const spread = await spreadOf('2 * x', x, 'sobol', 2 ** 18);
    expect(spread).toMatchObject({ heavy, rare: false });
    if (!heavy) expect(spread.relativeError).toBeLessThan(0.06);
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
