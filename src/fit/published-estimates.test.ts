import { describe, expect, it } from 'vitest';
import { fitBody } from './body.ts';
import { columnOf } from './column-sums.ts';
import { countEstimators } from './count-estimators.ts';
import { estimators } from './estimators.ts';
import { distanceOf } from './goodness.ts';
import { fittedOf } from './parts.ts';

/** Counts from 0 by how often each was seen. */
const counted = (times: readonly number[]) => columnOf(times.flatMap((n, k) => new Array<number>(n).fill(k)));

/** Millions of revolutions before 23 ball bearings failed. Source: Lieblein and Zelen 1956, as in Lawless 2003, Statistical Models and Methods for Lifetime Data, example 3.3.1 and 5.1. */
const bearings = [
  17.88, 28.92, 33, 41.52, 42.12, 45.6, 48.48, 51.84, 51.96, 54.12, 55.56, 67.8, 68.64, 68.64, 68.88, 84.12,
  93.12, 98.64, 105.12, 105.84, 127.92, 128.04, 173.4,
];

/** Red mites on 150 apple leaves. Source: Bliss and Fisher 1953, Biometrics 9, table 1. */
const mites = counted([70, 38, 17, 10, 9, 3, 2, 1]);

/** Deaths by horse kick in 200 corps-years. Source: Bortkiewicz 1898, Das Gesetz der kleinen Zahlen. */
const kicks = counted([109, 65, 22, 3, 1]);

/** Fives and sixes in 26,306 throws of twelve dice. Source: Weldon's data in Pearson 1900, Philosophical Magazine 50. */
const dice = counted([185, 1149, 3265, 5475, 6114, 5194, 3067, 1331, 403, 105, 14, 4]);

const estimateOf = (family: string, column: ReturnType<typeof columnOf>) =>
  [...estimators, ...countEstimators].find((one) => one.family === family)!.estimate(column);

describe('maximum likelihood', () => {
  it.each([
    // Lawless 2003: 2.102 and 81.88.
    ['weibull', { shape: 2.102, scale: 81.88 }],
    // Lawless 2003: 4.150 and 0.522; more digits from NumPy, mean and std of the logarithms.
    ['lognormal', { mu: 4.15045449, sigma: 0.52164933 }],
    // scipy 1.17.1, stats.logistic.fit and stats.gumbel_r.fit.
    ['logistic', { location: 68.32180494887507, scale: 20.474683148091728 }],
    ['gumbel', { location: 55.661894007698805, scale: 27.773579849372265 }],
    // scipy 1.17.1, stats.t.logpdf maximized by Nelder-Mead to 1e-12.
    ['student_t', { df: 9.58658, location: 69.29918452, scale: 32.75218 }],
  ])('%s of the ball bearings', (family, expected) => {
    const { parameters } = estimateOf(family, columnOf(bearings));
    for (const [name, value] of Object.entries(expected))
      expect(parameters[name]! / value, name).toBeCloseTo(1, 4);
  });

  it('beta of the ball bearings, as shares of 200', () => {
    const { parameters, logLikelihood } = estimateOf('beta', columnOf(bearings.map((x) => x / 200)));
    // scipy 1.17.1, stats.beta.logpdf maximized.
    expect(parameters.alpha).toBeCloseTo(2.28252135, 3);
    expect(parameters.beta).toBeCloseTo(3.89827492, 3);
    expect(logLikelihood).toBeCloseTo(7.701728020911873, 7);
  });

  it('negative binomial of the mites', () => {
    // Bliss and Fisher 1953: k = 1.02459.
    expect(estimateOf('negative_binomial', mites).parameters.failures).toBeCloseTo(1.02459, 5);
  });

  it('Poisson of the horse kicks', () => {
    const { parameters, logLikelihood } = estimateOf('poisson', kicks);
    expect(parameters.mean).toBeCloseTo(0.61, 12);
    // scipy 1.17.1, stats.poisson.logpmf.
    expect(logLikelihood).toBeCloseTo(-206.1067214717541, 8);
  });

  it('binomial of the dice, which nobody said are twelve', () => {
    const { parameters, logLikelihood } = estimateOf('binomial', dice);
    // Pearson 1900: 0.3377, as the dice are not quite fair.
    expect(parameters).toEqual({ trials: 12, probability: expect.closeTo(0.33769862388808636, 12) });
    expect(logLikelihood).toBeCloseTo(-50241.65909940155, 6);
  });

  it.each([
    // scipy 1.17.1: logpdf less the logarithm of the mass between the ends, maximized by Nelder-Mead to 1e-12.
    [
      'normal',
      { low: 0, high: 130 },
      { mean: 68.88200454021714, sd: 36.896318846740996 },
      -105.2044073422905,
    ],
    [
      'lognormal',
      { low: 0, high: 130 },
      { mu: 4.32086846842038, sigma: 0.6334919864074352 },
      -103.49311598251404,
    ],
  ])('%s of the ball bearings that failed before 130, cut off there', (family, ends, expected, likely) => {
    const column = columnOf(bearings.filter((x) => x < 130));
    const body = fitBody(estimators.find((one) => one.family === family)!, column, ends)!;
    expect(body.spec.family).toBe('truncate');
    for (const [name, value] of Object.entries(expected))
      expect(body.parameters[name]! / value).toBeCloseTo(1, 3);
    expect(body.logLikelihood).toBeCloseTo(likely, 6);
  });
});

it('measures the distance of counts at the counts', () => {
  const distance = (column: ReturnType<typeof columnOf>, family: string) =>
    distanceOf(
      column,
      fittedOf([{ share: 1, of: { family, parameters: estimateOf(family, column).parameters } }]),
    );
  // scipy 1.17.1: the largest difference of stats.poisson.cdf, stats.geom.cdf and the cumulative shares.
  expect(distance(kicks, 'poisson')).toBeCloseTo(0.004794899209944692, 10);
  expect(distance(mites, 'geometric')).toBeCloseTo(0.018587648155489078, 10);
});
