import { describe, expect, it } from 'vitest';
import { normalQuantile } from '../../distributions/special/normal.ts';
import { formulaScenario } from '../../statistics/testing/propagation-cases.ts';
import { breakEven } from './break-even.ts';

/** Commitments at 1.7 that are paid anyway, and what is needed beyond them at 2.5. */
const fleet = formulaScenario({
  inputs: { committed: '60', need: 'normal(100, 10)' },
  formulas: { cost: '1.7 * committed + 2.5 * max(need - committed, 0)' },
});

describe('the cheapest value of an input', () => {
  // The newsvendor: the mean is lowest where P(need > q) = 1.7 / 2.5 (Arrow, Harris and Marschak, Optimal inventory policy,
  // Econometrica 19 (1951)).
  it('is the quantile of the need that the newsvendor finds, for the mean', async () => {
    const found = await breakEven(fleet, { input: 'committed', cheapest: 'mean' }, { seed: 'news' });
    const exact = 100 + 10 * normalQuantile(1 - 1.7 / 2.5);
    expect(Math.abs(found.value.value! - exact)).toBeLessThan(0.05);
    expect(found.value.error!).toBeLessThan(0.05);
    // E = c q + p ((mu - q) P(need > q) + sd phi(z)) there.
    const z = normalQuantile(0.32);
    const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
    const cost = 1.7 * exact + 2.5 * ((100 - exact) * 0.68 + 10 * density);
    expect(found.optimum!.cost.value! / cost).toBeCloseTo(1, 4);
    expect(found.target).toMatchObject({ kind: 'cheapest', text: 'cost', level: null });
    const { low, high } = found.optimum!.within;
    expect(low).toBeLessThan(exact);
    expect(high).toBeGreaterThan(exact);
  });

  // The cost rises with the need, so its p90 is that of the need's p90: lowest where just that is committed. It rises by .8 a
  // unit below and 1.7 above, so that 1 % of 1.7 x 112.8 more lies 2.4 below and 1.1 above.
  it('commits to the 90th percentile of the need, for what 90 of 100 draws keep to', async () => {
    const found = await breakEven(fleet, { input: 'committed', cheapest: 0.9 }, { seed: 'news' });
    const exact = 100 + 10 * normalQuantile(0.9);
    expect(Math.abs(found.value.value! - exact)).toBeLessThan(0.3);
    expect(found.optimum!.cost.value! / (1.7 * exact)).toBeCloseTo(1, 3);
    const { share, low, high, isLowEnd, isHighEnd } = found.optimum!.within;
    expect(share).toBe(0.01);
    expect(Math.abs(low - (exact - (0.01 * 1.7 * exact) / 0.8))).toBeLessThan(0.3);
    expect(Math.abs(high - (exact + 0.01 * exact))).toBeLessThan(0.3);
    expect([isLowEnd, isHighEnd]).toEqual([false, false]);
  });

  // The newsvendor who sells: -cost of the fleet beside a fixed income.
  it('is of a profit the highest: of its mean, and of what 90 of 100 draws reach', async () => {
    const sold = formulaScenario({
      inputs: { committed: '60', need: 'normal(100, 10)' },
      formulas: { profit: '400 - 1.7 * committed - 2.5 * max(need - committed, 0)' },
    });
    const ask = (cheapest: 'mean' | number) =>
      breakEven(sold, { input: 'committed', cheapest }, { seed: 'news' });
    const ofMean = await ask('mean');
    expect(Math.abs(ofMean.value.value! - (100 + 10 * normalQuantile(0.32)))).toBeLessThan(0.05);
    expect(ofMean.target.isGain).toBe(true);
    const exact = 100 + 10 * normalQuantile(0.9);
    const reached = await ask(0.9);
    expect(Math.abs(reached.value.value! - exact)).toBeLessThan(0.3);
    expect(reached.optimum!.cost.value! / (400 - 1.7 * exact)).toBeCloseTo(1, 3);
    expect(Math.max(...reached.curve.map(({ value }) => value!))).toBeLessThanOrEqual(
      reached.optimum!.cost.value!,
    );
  });

  it('looks further where the cost still falls at the end of what it tries', async () => {
    const far = formulaScenario({
      inputs: { x: '1', noise: 'normal(0, 1)' },
      formulas: { y: '(x - 120)^2 + 10 + noise' },
    });
    const found = await breakEven(far, { input: 'x', cheapest: 'mean' }, { seed: 'far', draws: 4096 });
    expect(Math.abs(found.value.value! - 120)).toBeLessThan(0.5);
  });

  it('says that nothing is cheapest where the input changes nothing, and refuses what has no meaning', async () => {
    const idle = formulaScenario({
      inputs: { x: 'uniform(1, 2)', y: 'uniform(1, 2)' },
      formulas: { z: 'y + 1' },
    });
    const found = await breakEven(idle, { input: 'x', cheapest: 'mean' }, { draws: 256, seed: '1' });
    expect(found.value.value).toBeNull();
    expect(found.warnings.join()).toMatch(/x changes nothing here/);
    await expect(breakEven(idle, { input: 'x', cheapest: 0.9, goal: 1 })).rejects.toThrow('leave out goal');
    await expect(breakEven(idle, { input: 'x', cheapest: 0.9, output: 'w' })).rejects.toThrow('is no output');
  });
});
