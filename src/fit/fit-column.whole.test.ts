import { describe, expect, it } from 'vitest';
import { createDistribution } from '../distributions/create-distribution.ts';
import { philoxDraw } from '../sampling/philox.ts';
import { columnOf } from './column-sums.ts';
import { estimators } from './estimators.ts';
import { fitColumn } from './fit-column.ts';
import { goodnessOf } from './goodness.ts';
import { fittedOf } from './parts.ts';

/** Values of a distribution at keyed uniforms. */
function drawn(family: string, parameters: Readonly<Record<string, number>>, count: number): number[] {
  const { quantile } = createDistribution({ family, parameters: { low: 0, high: 1, ...parameters } });
  return Array.from({ length: count }, (_, index) => quantile((philoxDraw(index, 7, 11) + 0.5) / 2 ** 52));
}

const members: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  normal: { mean: 5, sd: 2 },
  lognormal: { mu: 6, sigma: 0.9 },
  exponential: { mean: 30 },
  gamma: { shape: 3, scale: 40 },
  weibull: { shape: 2.5, scale: 100 },
  logistic: { location: 3, scale: 2 },
  student_t: { df: 3, location: 4, scale: 2 },
  beta: { alpha: 2, beta: 5 },
  gumbel: { location: 100, scale: 15 },
  pareto: { minimum: 6, shape: 1.7 },
  uniform: { low: 10, high: 20 },
  loguniform: { low: 1, high: 1000 },
  triangular: { low: 10, mode: 12, high: 20 },
};

describe.each(estimators.map(({ family }) => family))('%s', (family) => {
  const values = drawn(family, members[family]!, 4000);
  const fit = fitColumn(values, 'test');

  it('is found again from its own draws, with its parameters', () => {
    const found = fit.families.find((one) => one.family === family)!;
    // An exponential is a gamma and a Weibull too; their extra parameter costs them ln(4000) less twice what it gains.
    expect(fit.families[0]!.family).toBe(family);
    for (const [name, value] of Object.entries(members[family]!)) {
      expect(Math.abs(found.parameters[name]! / value - 1), name).toBeLessThan(0.08);
    }
    // Kolmogorov's limit: sqrt(n) D exceeds 2.5 once in 10^5.
    expect(Math.sqrt(4000) * found.kolmogorovSmirnov).toBeLessThan(2.5);
  });

  it('has the likelihood of its density, and no better one nearby', () => {
    const estimator = estimators.find((one) => one.family === family)!;
    const column = columnOf(values);
    const { parameters, logLikelihood } = estimator.estimate(column);
    const likelihood = (changed: Readonly<Record<string, number>>) => {
      const { cdf } = createDistribution({ family, parameters: changed });
      return values.reduce((sum, x) => {
        const step = 1e-5 * Math.max(Math.abs(x), 1e-3);
        // One-sided, as the ends of the support lie on the smallest and largest value.
        const density = Math.max(cdf(x + step) - cdf(x), cdf(x) - cdf(x - step)) / step;
        return sum + Math.log(density);
      }, 0);
    };
    const at = likelihood(parameters);
    expect(Math.abs(at - logLikelihood)).toBeLessThan(1e-3 * Math.abs(logLikelihood) + 2);
    if (['uniform', 'loguniform', 'pareto'].includes(family)) return;
    for (const name of Object.keys(members[family]!)) {
      for (const factor of [0.97, 1.03]) {
        expect(likelihood({ ...parameters, [name]: parameters[name]! * factor })).toBeLessThan(at);
      }
    }
  });
});

describe('goodness of fit', () => {
  it('agrees with three values worked out by hand', () => {
    const column = columnOf([0.1, 0.5, 0.6]);
    const found = goodnessOf(
      column,
      fittedOf([{ share: 1, of: { family: 'uniform', parameters: { low: 0, high: 1 } } }]),
    );
    // D = 1 - 0.6 at the last value.
    expect(found.kolmogorovSmirnov).toBeCloseTo(0.4, 12);
    // -3 - (1 (ln .1 + ln .4) + 3 (ln .5 + ln .5) + 5 (ln .6 + ln .9)) / 3.
    const byHand = -3 - (Math.log(0.1 * 0.4) + 3 * Math.log(0.5 * 0.5) + 5 * Math.log(0.6 * 0.9)) / 3;
    expect(found.andersonDarling).toBeCloseTo(byHand, 12);
  });
});

describe('the mean of many', () => {
  const values = drawn('lognormal', { mu: 6, sigma: 0.9 }, 5000);
  const fit = fitColumn(values, 'seed');

  it('has the spread that theory gives', () => {
    const { p5, p95, method } = fit.meanOfMany;
    expect(method).toBe('bootstrap');
    // A 90% interval of a mean is 2 x 1.645 standard errors wide.
    const width = (2 * 1.645 * fit.sd) / Math.sqrt(fit.count);
    expect((p95 - p5) / width).toBeGreaterThan(0.9);
    expect((p95 - p5) / width).toBeLessThan(1.1);
    expect(fit.meanOfMany.notation).toMatch(/^[\d.]+ to [\d.]+$/);
  });

  it('is the same for the same seed, and another for another', () => {
    expect(fitColumn(values, 'seed')).toEqual(fit);
    expect(fitColumn(values, 'other').meanOfMany.p5).not.toBe(fit.meanOfMany.p5);
  });

  it('is normal where drawing again adds nothing', () => {
    const many = Float64Array.from({ length: 50_000 }, (_, index) => index % 100);
    expect(fitColumn(many, 'seed').meanOfMany).toMatchObject({ method: 'normal', resamples: 0 });
  });
});

it('takes quantiles and the spread as NumPy does', () => {
  const { quantiles, sd } = fitColumn([8, 1, 4, 2, 16, 3, 0.5, 7, 32, 5], 's');
  // numpy.quantile(values, [.01, .05, .1, .25, .5, .75, .9, .95, .99]).
  expect(Object.values(quantiles)).toEqual(
    [0.545, 0.725, 0.95, 2.25, 4.5, 7.75, 17.6, 24.8, 30.56].map((x) => expect.closeTo(x, 12)),
  );
  // numpy.std(values, ddof=1).
  expect(sd).toBeCloseTo(9.614947853328285, 12);
});

it('keeps the digits of a narrow column far from 0', () => {
  // A grid of n steps h: its mean is in the middle, its variance h^2 (n^2 - 1) / 12. Every value is exact.
  const [n, h] = [20_000, 2 ** -10];
  const { mean, variance } = columnOf(Array.from({ length: n }, (_, k) => 1e9 + k * h));
  expect(mean).toBe(1e9 + (h * (n - 1)) / 2);
  expect(variance / ((h ** 2 * (n ** 2 - 1)) / 12)).toBeCloseTo(1, 12);
});

it('leaves out families that cannot hold the values, and says why', () => {
  const { families, excluded } = fitColumn([-1, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9], 's');
  expect(families.map(({ family }) => family)).not.toContain('lognormal');
  expect(excluded).toContainEqual({
    family: 'lognormal',
    reason: 'needs values above 0; the smallest is -1',
  });
});

it('refuses what cannot be fitted', () => {
  expect(() => fitColumn([1, 2, 3], 's')).toThrow('at least 10');
  expect(() => fitColumn(new Array(20).fill(3), 's')).toThrow('write the number');
});
