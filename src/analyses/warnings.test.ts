import { describe, expect, it } from 'vitest';
import { simulate } from '../simulate.ts';
import { answer, nameOutput } from './outcome/words.ts';
import { terminalReport } from '../report/terminal/terminal-report.ts';
import { formulaScenario } from '../statistics/testing/propagation-cases.ts';

/** The error of an output's standard deviation relative to it, infinite where that is not known; and whether a warning says why. */
async function spreadOf(y: string, x: string, design: 'sobol' | 'monte-carlo', draws: number) {
  const { outputs, warnings } = await simulate(formulaScenario({ inputs: { x }, formulas: { y } }), {
    draws,
    seed: 'a',
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
    ['2 * x', 'student_t(3)', 2 ** 18, 0.01, 0.1, false, false],
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
    expect(
      warnings.filter((text) => text.includes(`a rank correlation of ${asked} was requested`)),
    ).toHaveLength(says ? 1 : 0);
  });
});

describe('a rank correlation that an observation changes', () => {
  it('is not said to be missed', async () => {
    const scenario = formulaScenario({
      inputs: { a: '5 to 20 USD/day', b: '5 to 20 USD/day' },
      formulas: { cost: 'a + b' },
      correlations: [{ between: ['a', 'b'], spearman: 0.5 }],
      observed: [{ quantity: 'cost', value: '20 USD/day', error: '2 USD/day', source: 'bill' }],
    });
    const { correlations, warnings } = await simulate(scenario, {
      draws: 2 ** 14,
      seed: 's',
      sensitivity: false,
    });
    expect(correlations[0]!.achieved).toBeLessThan(0);
    expect(warnings.join()).not.toContain('rank correlation of');
  });
});

describe('the parameter of a normal copula', () => {
  // Between fair coins it makes a rank correlation of 2 asin(0.6) / pi = 0.41 (Sheppard 1899), far from 6 asin(0.3) / pi = 0.58.
  it('is no rank correlation of values that repeat, and is not missed', async () => {
    for (const seed of ['a', 'b', 'c']) {
      const scenario = formulaScenario({
        inputs: { a: 'bernoulli(0.5)', b: 'bernoulli(0.5)' },
        formulas: { y: 'a + b' },
        correlations: [{ between: ['a', 'b'], normal: 0.6 }],
      });
      const { correlations, warnings } = await simulate(scenario, {
        draws: 2 ** 16,
        seed,
        sensitivity: false,
      });
      expect(correlations[0]).toMatchObject({ normal: 0.6, asked: (6 / Math.PI) * Math.asin(0.3) });
      expect(correlations[0]!.achieved).toBeCloseTo((2 / Math.PI) * Math.asin(0.6), 2);
      expect(warnings.join()).not.toContain('rank correlation of');
    }
  });
});

describe('an interval that the draws cannot tell', () => {
  // ln 0.025 / ln(1 - 0.000005) = 737,773.9 draws at 99.999 %, 72 at 90 % (Wilks 1941, from both sides).
  it.each([
    [0.99999, 1024, 737_774],
    [0.9, 16, 72],
  ])('of %f from %d draws is said, and no sentence gives it', async (level, draws, needed) => {
    const scenario = formulaScenario({ inputs: { x: 'normal(5, 2)' }, formulas: { y: '2 * x' } });
    const result = await simulate(scenario, { draws, level, seed: 'a', sensitivity: false });
    const warning = result.warnings.find((text) => text.includes('interval needs at least'));
    const found = Number(/at least (\d+) draws/.exec(warning ?? '')?.[1]);
    expect(Math.abs(found - needed)).toBeLessThanOrEqual(1);
    const { rest } = answer(nameOutput('y', result.outputs.y!));
    expect(rest).toContain('takes more draws than this run has');
    expect(terminalReport(result)).not.toMatch(/between –|– and|– to/);
  });
});
