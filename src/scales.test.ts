import { describe, expect, it } from 'vitest';
import { compare } from './analyses/comparison/comparison.ts';
import { simulate } from './simulate.ts';
import { formulaScenario } from './statistics/testing/propagation-cases.ts';

const scaled = (unit: number, x = 1) =>
  formulaScenario({
    inputs: { a: `normal(${10 * unit}, ${unit})`, b: `normal(${5 * x * unit}, ${unit})` },
    formulas: { y: 'a + b' },
    goals: [`y <= ${16 * unit}`],
  });

const options = { draws: 2 ** 14, seed: 'a' };

// A sum of normals: mean 15, standard deviation sqrt(2), percentiles 15 +- 1.6448536 sqrt(2), each input half of the variance.
describe('the same in units of', () => {
  it.each([1, 1e-300, 1e-308, 1e-160, 1e160, 1e200, 1e298])('%f', async (unit) => {
    const { outputs, sensitivity, goals, warnings, sample } = await simulate(scaled(unit), options);
    const { mean, sd, quantiles, tailMean } = outputs.y!;
    expect(mean.value! / unit).toBeCloseTo(15, 3);
    expect(sd.value! / unit).toBeCloseTo(Math.SQRT2, 2);
    expect(sd.error! / unit).toBeLessThan(0.01);
    expect(sd.error!).toBeGreaterThan(0);
    const off = quantiles.p95.value! / unit - (15 + 1.6448536269514722 * Math.SQRT2);
    expect(Math.abs(off)).toBeLessThan((5 * quantiles.p95.error!) / unit);
    // phi(1.6448536) / 0.05 standard deviations above the mean.
    expect(tailMean.p95.value! / unit).toBeCloseTo(15 + 2.0627128 * Math.SQRT2, 1);
    for (const { first, total } of Object.values(sensitivity!.y!))
      for (const { value } of [first, total]) expect(value).toBeCloseTo(0.5, 1);
    expect(goals[0]!.probability.value).toBeCloseTo(0.7602499, 2);
    expect(sample.outputs.y![0]! / unit).toBeGreaterThan(5);
    expect(warnings).toEqual([]);
  });

  it.each([1e-300, 1e200])('%f, in a comparison', async (unit) => {
    const { others } = await compare([scaled(unit), scaled(unit, 2)], options);
    const { difference, ratio } = others[0]!.outputs.y!;
    expect(difference.mean.value! / unit).toBeCloseTo(5, 3);
    expect(ratio.quantiles.p50.value).toBeCloseTo(4 / 3, 2);
  });
});

describe('exact moments of an input in units of', () => {
  // Uniform parts of width 1 that begin at 0 and 2: mean 1.5, variance 1 + 1/12.
  it.each([1, 1e-310, 1e200])('%f', async (unit) => {
    const inputs = {
      x: `mixture(uniform(0, ${unit}), uniform(${2 * unit}, ${3 * unit}))`,
      t: `triangular(0, ${unit}, ${2 * unit})`,
      d: `discrete(values=[${unit}, ${3 * unit}])`,
      c: `truncate(normal(0, ${unit}), low=0)`,
    };
    const found = await simulate(formulaScenario({ inputs, formulas: { y: 'x + d + c' } }), {
      ...options,
      sensitivity: false,
    });
    expect(found.inputs.x!.mean! / unit).toBeCloseTo(1.5, 10);
    expect(found.inputs.x!.sd! / unit).toBeCloseTo(Math.sqrt(13 / 12), 10);
    expect(found.inputs.t!.sd! / unit).toBeCloseTo(1 / Math.sqrt(6), 10);
    expect(found.inputs.d!.sd! / unit).toBeCloseTo(1, 10);
    // Half-normal: variance 1 - 2 / pi.
    expect(found.inputs.c!.sd! / unit).toBeCloseTo(Math.sqrt(1 - 2 / Math.PI), 8);
  });
});
