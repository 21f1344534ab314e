import { describe, expect, it } from 'vitest';
import { createDistribution } from '../distributions/create-distribution.ts';
import type { DistributionSpec } from '../distributions/distribution.ts';
import { families } from '../distributions/families.ts';
import { referenceSpecs } from '../distributions/testing/reference-entries.ts';
import { buildQuantileTable } from './quantile-table.ts';
import { buildSampler, buildSamplers } from './samplers.ts';
import { draw } from './testing/draw.ts';

const uniform: DistributionSpec = { family: 'uniform', parameters: { low: 0, high: 1 } };
const chosenContinuous: readonly DistributionSpec[] = [
  { family: 'normal', parameters: { mean: 0, sd: 1 } },
  { family: 'normal', parameters: { mean: 300, sd: 0.01 } },
  { family: 'lognormal', parameters: { mu: 3, sigma: 2 } },
  { family: 'pert', parameters: { low: 1, mode: 2, high: 10, lambda: 4 } },
  { family: 'beta', parameters: { alpha: 8, beta: 12, low: 0, high: 1 } },
  { family: 'beta', parameters: { alpha: 0.5, beta: 0.5, low: 0, high: 1 } },
  { family: 'gamma', parameters: { shape: 0.5, scale: 1 } },
  { family: 'gamma', parameters: { shape: 0.05, scale: 1 } },
  { family: 'gamma', parameters: { shape: 30, scale: 1 } },
  { family: 'student_t', parameters: { df: 3, location: 0, scale: 1 } },
  { family: 'student_t', parameters: { df: 1, location: 0, scale: 1 } },
  { family: 'exponential', parameters: { mean: 1 } },
  { family: 'weibull', parameters: { shape: 0.7, scale: 2 } },
  { family: 'logistic', parameters: { location: 0, scale: 1 } },
  { family: 'gumbel', parameters: { location: 0, scale: 1 } },
  { family: 'pareto', parameters: { minimum: 1, shape: 2.5 } },
  { family: 'loguniform', parameters: { low: 1, high: 1000 } },
  { family: 'trapezoidal', parameters: { low: 0, left: 1, right: 3, high: 7 } },
  { family: 'triangular', parameters: { low: 0, mode: 1, high: 4 } },
  { family: 'triangular', parameters: { low: 0, mode: 0, high: 4 } },
  uniform,
  {
    family: 'mixture',
    parameters: {
      components: [
        { family: 'normal', parameters: { mean: 0, sd: 1 } },
        { family: 'uniform', parameters: { low: 2, high: 5 } },
      ],
      weights: [0.5, 0.5],
    },
  },
  // Between its parts this one is so steep that doubles hardly tell its tails apart.
  {
    family: 'mixture',
    parameters: {
      components: [
        { family: 'normal', parameters: { mean: 0, sd: 1 } },
        { family: 'normal', parameters: { mean: 1000, sd: 0.1 } },
        { family: 'lognormal', parameters: { mu: 0, sigma: 1 } },
        { family: 'gamma', parameters: { shape: 2, scale: 3 } },
      ],
      weights: [0.5, 0.125, 0.125, 0.25],
    },
  },
  {
    family: 'truncate',
    parameters: {
      distribution: {
        family: 'mixture',
        parameters: {
          components: [
            { family: 'normal', parameters: { mean: 0, sd: 1 } },
            { family: 'normal', parameters: { mean: 5, sd: 1 } },
          ],
          weights: [0.5, 0.5],
        },
      },
      low: 0,
    },
  },
  {
    family: 'mixture',
    parameters: {
      components: [
        { family: 'student_t', parameters: { df: 2, location: 0, scale: 1 } },
        { family: 'poisson', parameters: { mean: 3 } },
      ],
      weights: [0.5, 0.5],
    },
  },
];

const chosenDiscrete: readonly DistributionSpec[] = [
  { family: 'poisson', parameters: { mean: 3.7 } },
  { family: 'poisson', parameters: { mean: 1e4 } },
  { family: 'binomial', parameters: { trials: 40, probability: 0.3 } },
  { family: 'geometric', parameters: { probability: 0.2 } },
  { family: 'bernoulli', parameters: { probability: 0.3 } },
  { family: 'discrete', parameters: { values: [-1, 2, 8], weights: [0.5, 0.3, 0.2] } },
  { family: 'empirical', parameters: { values: [1, 1, 2, 3, 5, 8, 13] } },
];

/** What was chosen because it is hard to draw, and the example of every other family. */
const withExamples = (chosen: readonly DistributionSpec[], isDiscrete: boolean) => {
  const others = families.filter(
    ({ name, discrete }) => discrete === isDiscrete && !chosen.some(({ family }) => family === name),
  );
  return [...chosen, ...others.flatMap(({ name }) => referenceSpecs(name).slice(0, 1))];
};
const continuous = withExamples(chosenContinuous, false);
const discrete = withExamples(chosenDiscrete, true);

const named = (specs: readonly DistributionSpec[]) =>
  specs.map((spec) => ({ name: `${spec.family} ${JSON.stringify(spec.parameters)}`, spec }));

describe.each(named(continuous))('$name', ({ spec }) => {
  it('is drawn within the stated error', () => {
    const { quantile, upperQuantile, cdf, survival } = createDistribution(spec);
    const [median, range] = [quantile(0.5), upperQuantile(0.25) - quantile(0.25)];
    const { error } = buildSampler(spec, 1);
    expect(error).toBeLessThanOrEqual(1e-9);
    const { uniforms, values } = draw(spec, 'sobol', 4096);
    let largest = 0;
    values.forEach((value, k) => {
      const u = uniforms[k]!;
      const exact = u <= 0.5 ? quantile(u) : upperQuantile(1 - u);
      const apart = Math.abs(value - exact) - Math.abs(exact) * 1e-15;
      // At a kink the probability, not the value, is what can be held.
      const mass = u <= 0.5 ? Math.abs(cdf(value) - u) / u : Math.abs(survival(value) - (1 - u)) / (1 - u);
      if (mass > 1e-10) largest = Math.max(largest, apart / Math.max(range, Math.abs(exact - median)));
    });
    expect(largest).toBeLessThanOrEqual(1e-9);
  });
});

describe.each(named(discrete))('$name', ({ spec }) => {
  it('is drawn exactly', () => {
    const { quantile, upperQuantile } = createDistribution(spec);
    const { uniforms, values } = draw(spec, 'monte-carlo', 4096);
    expect(values).toEqual(uniforms.map((u) => (u <= 0.5 ? quantile(u) : upperQuantile(1 - u))));
  });
});

/** Too many values for a list: drawn from a curve and rounded up. */
const manyCounts: readonly DistributionSpec[] = [
  { family: 'poisson', parameters: { mean: 1e9 } },
  { family: 'geometric', parameters: { probability: 1e-6 } },
  { family: 'negative_binomial', parameters: { failures: 0.5, probability: 1e-6 } },
  { family: 'negative_binomial', parameters: { failures: 50, probability: 1e-6 } },
  { family: 'negative_binomial', parameters: { failures: 0.1, probability: 1e-4 } },
  { family: 'discrete_uniform', parameters: { low: -1e6, high: 1e6 } },
];

describe.each(named(manyCounts))('$name', ({ spec }) => {
  it('is drawn as whole numbers, of which few are the neighbour of the exact one', () => {
    const { quantile, upperQuantile } = createDistribution(spec);
    const { uniforms, values } = draw(spec, 'sobol', 4096);
    const apart = values.map((value, k) => {
      const u = uniforms[k]!;
      return Math.abs(value - (u <= 0.5 ? quantile(u) : upperQuantile(1 - u)));
    });
    expect(Math.max(...apart)).toBeLessThanOrEqual(1);
    // The curve is right to 1e-9 of the spread, which is at most a few million here.
    expect(apart.filter((steps) => steps > 0).length).toBeLessThan(0.01 * 4096);
    expect(values.every(Number.isInteger)).toBe(true);
  });
});

it('asks the exact quantile function a few thousand times at most', () => {
  for (const spec of continuous) {
    const { support, kinks, quantile, upperQuantile, discrete } = createDistribution(spec);
    // Where there are atoms the sampler knows more kinks.
    if (discrete) continue;
    let asked = 0;
    const counted = (of: (tail: number) => number) => (tail: number) => {
      asked++;
      return of(tail);
    };
    buildQuantileTable(
      { support, kinks, quantile: counted(quantile), upperQuantile: counted(upperQuantile) },
      1,
    );
    // A table has twenty thousand nodes and more.
    expect(asked, spec.family).toBeLessThan(4000);
  }
});

it('draws values most of which are too small for a double', () => {
  const spec: DistributionSpec = { family: 'beta', parameters: { alpha: 1e-4, beta: 3, low: 0, high: 1 } };
  const { cdf } = createDistribution(spec);
  const draws = 2 ** 14;
  const { values } = draw(spec, 'sobol', draws);
  for (const x of [1e-300, 1e-100, 1e-3]) {
    const below = values.filter((value) => value <= x).length / draws;
    expect(Math.abs(below - cdf(x)), `${x}`).toBeLessThan(2 / draws);
  }
});

it('keeps the atoms of a mixture exactly, with their probability', () => {
  const spec: DistributionSpec = {
    family: 'mixture',
    parameters: {
      components: [
        { family: 'normal', parameters: { mean: 0, sd: 1 } },
        { family: 'bernoulli', parameters: { probability: 0.25 } },
      ],
      weights: [0.5, 0.5],
    },
  };
  const { values } = draw(spec, 'sobol', 2 ** 14);
  expect(values.filter((value) => value === 0).length).toBeCloseTo(0.375 * 2 ** 14, -1);
  expect(values.filter((value) => value === 1).length).toBeCloseTo(0.125 * 2 ** 14, -1);
});

it('draws a point mass exactly beside values of many sizes', () => {
  const components: DistributionSpec[] = [
    { family: 'discrete', parameters: { values: [0.7], weights: [1] } },
    { family: 'discrete', parameters: { values: [0], weights: [1] } },
    { family: 'lognormal', parameters: { mu: 0, sigma: 4 } },
  ];
  const { values } = draw(
    { family: 'mixture', parameters: { components, weights: [0.25, 0.25, 0.5] } },
    'sobol',
    2 ** 14,
  );
  expect(values.filter((value) => value === 0).length).toBe(2 ** 12);
  expect(values.filter((value) => value === 0.7).length / 2 ** 12).toBeCloseTo(1, 2);
});

it('draws a point mass exactly, beside a part and between two', () => {
  const pointMass = (value: number): DistributionSpec => ({
    family: 'discrete',
    parameters: { values: [value], weights: [1] },
  });
  const components: DistributionSpec[] = [
    pointMass(0),
    { family: 'uniform', parameters: { low: 1, high: 3 } },
    pointMass(2),
  ];
  const spec: DistributionSpec = {
    family: 'mixture',
    parameters: { components, weights: [0.25, 0.5, 0.25] },
  };
  for (const whole of [spec, { family: 'truncate', parameters: { distribution: spec, low: 0 } }]) {
    const { values } = draw(whole, 'sobol', 2 ** 14);
    expect(values.filter((value) => value === 0).length).toBe(2 ** 12);
    expect(values.filter((value) => value === 2).length).toBe(2 ** 12);
    expect(values.every((value) => value === 0 || (value >= 1 && value <= 3))).toBe(true);
  }
});

it('draws from a hundred thousand values of a column', () => {
  const values = Array.from({ length: 1e5 }, (_, k) => k / 7);
  const drawn = draw({ family: 'empirical', parameters: { values } }, 'monte-carlo', 1024);
  expect(drawn.values).toEqual(drawn.uniforms.map((u) => values[Math.ceil(u * 1e5) - 1]!));
});

it('builds equal columns once', () => {
  const spec: DistributionSpec = { family: 'normal', parameters: { mean: 1, sd: 2 } };
  const { columns } = buildSamplers([
    { stream: 0, spec, scale: 1, register: 0 },
    { stream: 1, spec: structuredClone(spec), scale: 1, register: 1 },
    { stream: 2, spec, scale: 2, register: 2 },
  ]);
  expect(columns[1]).toBe(columns[0]);
  expect(columns[2]).not.toBe(columns[0]);
  expect(buildSamplers([{ stream: 0, spec, scale: 1, register: 0 }]).columns[0]).toBe(columns[0]);
});
