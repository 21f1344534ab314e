import { describe, expect, it } from 'vitest';
import { createDistribution } from '../../distributions/create-distribution.ts';
import { formulaScenario } from '../../statistics/testing/propagation-cases.ts';
import { breakEven } from './break-even.ts';

/** The smallest and the largest value of `x` that were tried. */
async function tried(x: unknown): Promise<readonly [low: number, high: number]> {
  const scenario = formulaScenario({
    inputs: { x, other: 'uniform(0, 1)' },
    formulas: { y: 'x * other' },
    goals: ['y <= 1 with 50%'],
  });
  const { curve } = await breakEven(scenario, { input: 'x' }, { draws: 256, seed: 'range' });
  expect(curve).toHaveLength(33);
  const places = curve.map(({ input }) => input);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  return [places[0]!, places.at(-1)!];
}

describe('values that are tried for a break-even', () => {
  // Of a lognormal with the 5th and 95th percentile 1 and 3: all but a thousandth on either side, ten times beyond.
  it('reach ten times beyond what a positive input is thought to be', async () => {
    const sigma = Math.log(3) / 2 / 1.6448536269514722;
    const { quantile } = createDistribution({
      family: 'lognormal',
      parameters: { mu: Math.log(3) / 2, sigma },
    });
    const [low, high] = await tried('1 to 3');
    expect(low / (quantile(0.001) / 10)).toBeCloseTo(1, 9);
    expect(high / (quantile(0.999) * 10)).toBeCloseTo(1, 9);
  });

  it('reach five widths beyond either end where an input may be negative', async () => {
    const [low, high] = await tried('uniform(-1, 3)');
    expect(low).toBeCloseTo(-0.996 - 5 * 3.992, 9);
    expect(high).toBeCloseTo(2.996 + 5 * 3.992, 9);
  });

  it.each([
    ['4', 0.4, 40],
    ['-2', -12, 8],
    ['0', -5, 5],
  ])('surround the constant %s', async (x, low, high) => {
    expect(await tried(x)).toEqual([low, high]);
  });

  it('stay within what an input may be', async () => {
    const scenario = formulaScenario({
      model: 'llm-napkin',
      inputs: { fleet_utilization: 'uniform(0.2, 0.6)', electricity_price: 'uniform(50, 90) USD/MWh' },
      goals: ['daily_cost <= 1 USD/day with 50%'],
    });
    const options = { draws: 256, seed: 'range' };
    const ends = async (input: string) => {
      const { curve, unit } = await breakEven(scenario, { input }, options);
      return [curve[0]!.input, curve.at(-1)!.input, unit];
    };
    expect(await ends('fleet_utilization')).toEqual([expect.closeTo(0.02004, 9), 1, '']);
    // In the input's own unit, whatever unit its values were given in.
    expect(await ends('electricity_price')).toEqual([
      expect.closeTo(0.005004, 9),
      expect.closeTo(0.8996, 9),
      'USD/kWh',
    ]);
  });
});
