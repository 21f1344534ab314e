import { describe, expect, it } from 'vitest';
import { ScenarioError } from '../errors.ts';
import { createDistribution } from '../distributions/create-distribution.ts';
import { massOutside, negligible } from './range.ts';
import { readScenarioText } from './read-scenario.ts';

function problems(inputs: string): readonly string[] {
  try {
    readScenarioText(`model: llm-napkin\ninputs: { ${inputs} }\n`);
    return [];
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    return error.problems.map(({ path, found }) => `${path}: ${found}`);
  }
}

describe('mass outside the range of an input', () => {
  // Two tails of a normal distribution beyond 0.5 / 0.0697 = 7.174 and 0.5 / 0.0708 = 7.062 of its deviations: 7.3e-13
  // and 1.6e-12 (mpmath, 2 * ncdf(-x)).
  it('is passed over up to one draw in 10^12', () => {
    expect(problems('owned_share: "normal(0.5, 0.0697)"')).toEqual([]);
    // Neither side alone is above it, so that neither is named.
    expect(problems('owned_share: "normal(0.5, 0.0708)"')).toEqual(['inputs.owned_share: ']);
    expect(problems('owned_share: "normal(0.5, 0.073)"')).toHaveLength(1);
  });

  // Beyond 5 deviations 2.9e-7, which no run of 65,536 draws would show.
  it('is named also where few runs would meet it', () => {
    expect(problems('owned_share: "normal(0.5, 0.1)"')).toEqual([
      'inputs.owned_share: 2.9e-5% of its mass is below and 2.9e-5% of its mass is above',
    ]);
  });

  it('is said of both sides', () => {
    const spec = { family: 'uniform', parameters: { low: -1, high: 3 } } as unknown as Parameters<
      typeof createDistribution
    >[0];
    const { below, above } = massOutside(createDistribution(spec), 0, 1);
    expect(below).toBe(0.25);
    expect(above).toBeCloseTo(0.5, 14);
    expect(massOutside(createDistribution(spec), -Infinity, Infinity)).toEqual({ below: 0, above: 0 });
    expect(negligible).toBe(1e-12);
  });
});
