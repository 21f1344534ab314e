import { describe, expect, it } from 'vitest';
import { breakEven } from './break-even.ts';
import { formulaScenario } from '../../statistics/testing/propagation-cases.ts';

const rent = formulaScenario({
  inputs: { price: '1 to 3', load: 'normal(5, 1)' },
  formulas: { cost: 'price * load' },
  goals: ['cost <= 10 with 90%', 'cost >= 2 with 50%'],
});
const buy = formulaScenario({
  inputs: { load: 'normal(5, 1)', wear: 'lognormal(mean=1, sd=0.2)' },
  formulas: { cost: '3 + load * wear' },
});

const off = ({ value, error }: { value: number | null; error: number | null }, exact: number) =>
  Math.abs(value! - exact) / error!;

describe('breakEven', () => {
  it('finds the value at which a goal has the asked probability', async () => {
    const found = await breakEven(rent, { input: 'price' }, { seed: 'goal' });
    expect(off(found.value, 10 / (5 + 1.2815515655446004))).toBeLessThan(5);
    expect(found.value.error!).toBeLessThan(1e-3);
    expect(found).toMatchObject({ crossings: 1, target: { kind: 'goal', value: 0.9 }, warnings: [] });
    const half = await breakEven(rent, { input: 'price', probability: 0.5 }, { seed: 'goal' });
    expect(off(half.value, 2)).toBeLessThan(5);
  });

  it('finds the value at which two scenarios cost the same on average', async () => {
    const found = await breakEven(rent, { input: 'price', other: buy }, { seed: 'same' });
    expect(off(found.value, 8 / 5)).toBeLessThan(5);
    expect(found.target).toMatchObject({ kind: 'difference', text: 'cost', value: 0 });
    expect(found.warnings).toEqual([
      `price is an input of ${rent.file} alone: cost of ${buy.file} is the same at every value`,
    ]);
  });

  it('warns of rare events that its means leave out, but for those that both scenarios have', async () => {
    const inputs = { users: '1000 to 2000', price: '2 to 3', outage: 'bernoulli(0.00002)' };
    const risky = formulaScenario({ inputs, formulas: { cost: 'users * price + 5e8 * outage' } });
    const safe = formulaScenario({ inputs, formulas: { cost: '8000 + 0 * users * price' } });
    const options = { draws: 4096, seed: 'rare' };
    const { warnings } = await breakEven(risky, { input: 'users', other: safe }, options);
    expect(warnings).toEqual([
      expect.stringMatching(/^test.yaml: outage = 1 .* 10,000 of the mean of cost is left out here/),
    ]);
    const dearer = formulaScenario({ inputs, formulas: { cost: 'users * price * 2 + 5e8 * outage - 4000' } });
    expect((await breakEven(risky, { input: 'users', other: dearer }, options)).warnings).toEqual([]);
    const lowest = await breakEven(risky, { input: 'users', cheapest: 'mean' }, options);
    expect(lowest.warnings.at(-1)).toContain('10,000 of the mean of cost is left out');
  });

  it('gives null where no value in the searched range will do, and refuses what makes no sense', async () => {
    const never = formulaScenario({
      inputs: { x: 'uniform(1, 2)', y: 'uniform(1, 2)' },
      formulas: { z: 'x * y' },
      goals: ['z >= 0 with 90%'],
    });
    const { value, crossings, curve } = await breakEven(never, { input: 'x' }, { draws: 256, seed: '1' });
    expect({ value, crossings }).toEqual({ value: { value: null, error: null }, crossings: 0 });
    expect(curve.every((point) => point.value === 1)).toBe(true);
    await expect(breakEven(rent, { input: 'prise' })).rejects.toThrow('did you mean "price"?');
    await expect(breakEven(rent, { input: 'nope' })).rejects.toThrow(
      `there is no input "nope"; \`costcone explain ${rent.file}\` lists them`,
    );
    await expect(breakEven(rent, { input: 'accelerator' })).rejects.toThrow(
      `as in \`costcone sweep ${rent.file} --grid 'accelerator=a,b'\``,
    );
    await expect(breakEven(rent, { input: 'cost' })).rejects.toThrow('"cost" is computed');
    await expect(breakEven(rent, { input: 'commitments.0.gpus' })).rejects.toThrow(
      'there are no `commitments`, as in `commitments: [{ gpus: 64, price: 1.7 USD/GPU/hour }]`',
    );
    await expect(breakEven(rent, { input: 'price', goal: 3 })).rejects.toThrow('there is no goal 3');
    await expect(breakEven(buy, { input: 'load' })).rejects.toThrow('has no goal');
  });
});
