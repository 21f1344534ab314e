import { describe, expect, it } from 'vitest';
import { simulate } from '../../simulate.ts';
import { formulaScenario } from '../../statistics/testing/propagation-cases.ts';

const options = { draws: 2 ** 18, seed: 'leading' };

describe('the inputs at which a goal turns', () => {
  // The sum of normals is a normal: knowing one narrows its interval by 1 - sqrt(1 - share of the variance). Shares are 100,
  // 4.84 and 1 of 105.84, so that these are 0.765, 0.0231 and 0.0047. Every one of them turns the goal at 0.
  it('are those that would narrow the interval by a hundredth or more, the largest first', async () => {
    const scenario = formulaScenario({
      inputs: { small: 'normal(0, 1)', middle: 'normal(0, 2.2)', large: 'normal(0, 10)' },
      formulas: { y: 'small + middle + large' },
      goals: ['y <= 0 with 50%'],
    });
    const { goals, drivers } = await simulate(scenario, options);
    expect(goals[0]!.turningPoints!.map(({ input, holds }) => [input, holds])).toEqual([
      ['large', 'below'],
      ['middle', 'below'],
    ]);
    expect(drivers!.y!.large!.narrowing.value).toBeCloseTo(0.765, 2);
    expect(drivers!.y!.middle!.narrowing.value).toBeCloseTo(0.0231, 2);
    expect(drivers!.y!.small!.narrowing.value).toBeCloseTo(0.0047, 2);
  });

  it('are six at most', async () => {
    const names = ['x1', 'x2', 'x3', 'x4', 'x5', 'x6', 'x7'];
    const scenario = formulaScenario({
      inputs: Object.fromEntries(names.map((name, k) => [name, `normal(0, ${10 + k})`])),
      formulas: { y: names.join(' + ') },
      goals: ['y <= 0 with 50%'],
    });
    const { goals } = await simulate(scenario, options);
    expect(goals[0]!.turningPoints!.map(({ input }) => input)).toEqual(names.slice(1).reverse());
  });
});
