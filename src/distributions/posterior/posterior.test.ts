import { describe, expect, it } from 'vitest';
import { createDistribution } from '../create-distribution.ts';
import type { DistributionSpec } from '../distribution.ts';
import { posteriorOf } from './posterior.ts';

const spec = (family: string, parameters: Record<string, number>): DistributionSpec => ({
  family,
  parameters,
});

function posterior(prior: DistributionSpec, likelihood: DistributionSpec, scale = 1) {
  const found = posteriorOf(prior, { prior, scale, likelihood }, createDistribution);
  return found === null ? null : createDistribution(found);
}

/* In closed form: of conjugate families, by mpmath at 30 digits. */
const closed = [
  [
    'normal, normal error',
    posterior(spec('normal', { mean: 0.5, sd: 0.1 }), spec('difference', { value: 0.42, sd: 0.03 })),
    [0.426605505, 0.0287347886, 0.379340983, 0.473870026],
  ],
  [
    'gamma, Poisson count',
    posterior(spec('gamma', { shape: 4, scale: 2 }), spec('poisson', { count: 21, exposure: 3 })),
    [7.14285714, 1.42857143, 4.96632167, 9.64354379],
  ],
  [
    'beta, binomial count',
    posterior(
      spec('beta', { alpha: 8, beta: 12, low: 0, high: 1 }),
      spec('binomial', { count: 70, of: 100 }),
    ),
    [0.65, 0.0433608728, 0.577236979, 0.719908273],
  ],
  [
    // ln x: precisions 1 / .4^2 and 1 / .1^2 add up.
    'lognormal, error in a share',
    posterior(
      spec('lognormal', { mu: 4.605170185988092, sigma: 0.4 }),
      spec('ratio', { value: 130, sd: 0.1 }),
    ),
    [128.612903, 12.5067003, 109.128602, 150.156112],
  ],
  [
    'uniform, hard range',
    posterior(spec('uniform', { low: 0, high: 10 }), spec('between', { low: 2, high: 5 })),
    [3.5, 0.866025404, 2.15, 4.85],
  ],
  [
    // The error is all that is left: a normal of that width about (9 + 81e-8) / (1 + 1e-6).
    'normal, seen nine deviations out',
    posterior(spec('normal', { mean: 0, sd: 1 }), spec('difference', { value: 9, sd: 0.001 })),
    [9 / 1.000001, 9.99999500000375e-4, 8.99834614720447, 9.00163583481353],
  ],
  [
    'normal in a unit of thousands',
    posterior(spec('normal', { mean: 0.5, sd: 0.1 }), spec('difference', { value: 420, sd: 30 }), 1000),
    [0.426605505, 0.0287347886, 0.379340983, 0.473870026],
  ],
] as const;

describe('what an observation leaves of an input', () => {
  it.each(closed)('%s', (_, found, [mean, sd, p5, p95]) => {
    expect(found!.mean! / mean).toBeCloseTo(1, 8);
    expect(found!.sd! / sd).toBeCloseTo(1, 8);
    expect(found!.quantile(0.05) / p5).toBeCloseTo(1, 8);
    expect(found!.upperQuantile(0.05) / p95).toBeCloseTo(1, 8);
  });

  it.each(closed)('%s: functions and their inverses agree, in the tails too', (_, found) => {
    const { quantile, upperQuantile, cdf, survival } = found!;
    for (const mass of [1e-9, 1e-4, 0.01, 0.3, 0.5, 0.7]) {
      expect(cdf(quantile(mass)) / mass).toBeCloseTo(1, 3);
      expect(survival(upperQuantile(mass)) / mass).toBeCloseTo(1, 3);
    }
    for (const x of [quantile(0.01), quantile(0.5), upperQuantile(0.1)])
      expect(cdf(x) + survival(x)).toBeCloseTo(1, 12);
  });

  it('ends where a hard range does', () => {
    expect(closed[4][1]!.support).toEqual([2, 5]);
    expect(closed[4][1]!.quantile(0)).toBe(2);
    expect(closed[4][1]!.upperQuantile(0)).toBe(5);
  });

  it('keeps the kinks of what was thought before', () => {
    const found = posterior(
      spec('triangular', { low: 0, mode: 1, high: 4 }),
      spec('difference', { value: 1, sd: 0.5 }),
    )!;
    expect(found.quantile(found.kinks[0]!)).toBeCloseTo(1, 12);
  });

  it('is another distribution with the same past', () => {
    const [prior, other] = [spec('normal', { mean: 0, sd: 1 }), spec('normal', { mean: 10, sd: 3 })];
    const seen = { prior, scale: 1, likelihood: spec('difference', { value: 1, sd: 1 }) };
    const found = createDistribution(posteriorOf(other, seen, createDistribution)!);
    // The normal deviate is normal(.5, sqrt .5) afterwards.
    expect(found.mean).toBeCloseTo(11.5, 10);
    expect(found.sd).toBeCloseTo(3 * Math.SQRT1_2, 10);
  });

  it.each([
    ['outside', spec('uniform', { low: 0, high: 1 }), spec('between', { low: 2, high: 3 })],
    ['beyond all doubles', spec('normal', { mean: 0, sd: 1 }), spec('difference', { value: 60, sd: 0.1 })],
    ['below 0', spec('uniform', { low: -2, high: -1 }), spec('ratio', { value: 1, sd: 0.1 })],
  ])('is nothing that can be drawn: %s', (_, prior, likelihood) => {
    expect(posterior(prior, likelihood)).toBeNull();
  });
});
