import { describe, expect, it } from 'vitest';
import { simulate } from '../../simulate.ts';
import { formulaScenario } from '../../statistics/testing/propagation-cases.ts';

const options = { draws: 2 ** 18, seed: 'leading' };

describe('the inputs at which a goal turns', () => {
  // Shares of the variance: 100, 4.84 and 1 of 105.84. Every one of them turns the goal at 0.
  it('are those that make up a fiftieth of the variance or more, the largest first', async () => {
    const scenario = formulaScenario({
      inputs: { small: 'normal(0, 1)', middle: 'normal(0, 2.2)', large: 'normal(0, 10)' },
      formulas: { y: 'small + middle + large' },
      goals: ['y <= 0 with 50%'],
    });
    const { goals, sensitivity } = await simulate(scenario, options);
    expect(goals[0]!.turningPoints!.map(({ input, holds }) => [input, holds])).toEqual([
      ['large', 'below'],
      ['middle', 'below'],
    ]);
    expect(sensitivity!.y!.small!.total.value).toBeCloseTo(1 / 105.84, 2);
    expect(sensitivity!.y!.middle!.total.value).toBeCloseTo(4.84 / 105.84, 2);
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
