import { describe, expect, it } from 'vitest';
import { simulate } from '../../simulate.ts';
import { formulaScenario } from '../../statistics/testing/propagation-cases.ts';

describe('shares of correlated inputs together', () => {
  // Var(x + y) = 1 + 1 + 2 * 0.5 = 3 with a copula of 0.5, beside Var(z) = 1: three quarters, and no interaction.
  it('are those of their sum in a sum', async () => {
    const scenario = formulaScenario({
      inputs: { x: 'normal(0, 1)', y: 'normal(0, 1)', z: 'normal(0, 1)', u: 'normal(0, 1)' },
      formulas: { out: 'x + y + z' },
      correlations: [
        { between: ['x', 'y'], normal: 0.5 },
        { between: ['z', 'u'], normal: 0.5 },
      ],
    });
    const { driverGroups } = await simulate(scenario, { draws: 2 ** 16, seed: 'groups' });
    const [group, ...others] = driverGroups!.out!;
    expect(others).toEqual([]);
    expect(group!.inputs).toEqual(['x', 'y']);
    for (const { value, error } of [group!.first, group!.total]) {
      expect(error!).toBeLessThan(0.01);
      expect(Math.abs(value! - 0.75)).toBeLessThan(4 * error!);
    }
  });

  it('are not there where no inputs are correlated', async () => {
    const scenario = formulaScenario({ inputs: { x: 'normal(0, 1)' }, formulas: { out: '2 * x' } });
    expect(await simulate(scenario, { draws: 2 ** 12, seed: 'groups' })).not.toHaveProperty('driverGroups');
  });
});
