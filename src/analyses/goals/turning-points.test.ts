import { describe, expect, it } from 'vitest';
import { simulate } from '../../simulate.ts';
import { formulaScenario } from '../../statistics/testing/propagation-cases.ts';

const off = ({ value, error }: { value: number | null; error: number | null }, exact: number) =>
  Math.abs(value! - exact) / error!;

describe('turning points of a goal', () => {
  // With a and b uniform on (0, 1): the chance that a + b <= 1, given a, is 1 - a, which is 0.8 at a = 0.2.
  it('are where the chance given an input crosses what is asked', async () => {
    const scenario = formulaScenario({
      inputs: { a: 'uniform(0, 1)', b: 'uniform(0, 1)' },
      formulas: { y: 'a + b' },
      goals: ['y <= 1 with 80%', 'y > 1 with 60%', 'y <= 3 with 90%'],
    });
    const { goals } = await simulate(scenario, { draws: 2 ** 18, seed: 'turn' });
    const [atMost, above, surely] = goals.map(({ turningPoints }) => turningPoints!);
    expect(atMost!.map(({ input }) => input).sort()).toEqual(['a', 'b']);
    for (const { holds, value, chance } of atMost!) {
      expect(holds).toBe('below');
      expect(off(value, 0.2)).toBeLessThan(5);
      expect(chance).toBeCloseTo(value.value!, 2);
    }
    expect(above![0]).toMatchObject({ holds: 'above', value: { value: expect.closeTo(0.6, 1) } });
    expect(surely![0]).toMatchObject({ holds: 'always', value: { value: null, error: null }, chance: null });
  });

  // The chance that a <= b, given b, is b: 0.5 at b = 0.5. Inputs are given in their own unit, kilowatts.
  it('are found for two outputs held against each other, in the unit of the input', async () => {
    const scenario = formulaScenario({
      inputs: { a: 'uniform(0, 1) kW', b: 'uniform(0, 1) kW' },
      formulas: { left: 'a * 1 hour', right: 'b * 1 hour' },
      outputs: ['left', 'right'],
      goals: ['left <= right with 50%'],
    });
    const { goals } = await simulate(scenario, { draws: 2 ** 18, seed: 'turn' });
    const [found] = goals[0]!.turningPoints!;
    expect(found).toMatchObject({ input: 'a', holds: 'below' });
    expect(found!.value.value).toBeCloseTo(0.5, 1);
  });

  it('are left out where nothing is known of what drives a goal', async () => {
    const scenario = formulaScenario({
      inputs: { a: 'uniform(0, 1)' },
      formulas: { y: 'a' },
      goals: ['y <= 1', 'a <= 0.5'],
    });
    const options = { draws: 4096, seed: 'turn' };
    const [limit, ofInput] = (await simulate(scenario, options)).goals;
    expect(limit!.turningPoints).toHaveLength(1);
    expect(ofInput!.turningPoints).toEqual([]);
    const [without] = (await simulate(scenario, { ...options, sensitivity: false })).goals;
    expect(without!.turningPoints).toEqual([]);
  });
});
