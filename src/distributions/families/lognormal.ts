import { exp, expm1, ln, log1p } from '../../elementary/elementary.ts';
import {
  type Family,
  number,
  numbers,
  type Parameter,
  type Parameters,
  quantilesOfTails,
  ranged,
} from '../family.ts';
import type { Given } from '../given.ts';
import { locationScaleOf } from '../percentile-pair.ts';
import { normalCdf, normalQuantile } from '../special/normal.ts';

function named(name: string, explanation: string): Parameter {
  return { ...number(name, explanation), positional: false };
}

export const lognormal: Family = {
  name: 'lognormal',
  explanation: 'The logarithm is normal: positive, with a long upper tail.',
  parameters: [
    named('mean', 'mean'),
    named('sd', 'standard deviation'),
    named('mu', 'mean of the logarithm'),
    ranged(named('sigma', 'standard deviation of the logarithm'), {
      high: 500,
      above: 'its values exceed the largest number: write loguniform(low, high), or a narrower one',
    }),
    named('median', 'median'),
    named('gsd', 'geometric standard deviation, the exponential of sigma'),
  ],
  forms: [
    ['mean', 'sd'],
    ['mu', 'sigma'],
    ['median', 'gsd'],
  ],
  example: 'lognormal(median=100, gsd=2)',
  source: 'Johnson, Kotz and Balakrishnan, Continuous Univariate Distributions 1 (1994), chapter 14',
  discrete: false,
  percentiles: 'two',
  positionalHint:
    'write lognormal(mean=, sd=), lognormal(mu=, sigma=), lognormal(median=, gsd=) or lognormal(p5=, p95=)',
  resolve: resolveLognormal,
  build(parameters) {
    const { mu, sigma } = numbers(parameters, 'mu', 'sigma');
    const variance = sigma * sigma;
    const mean = exp(mu + variance / 2);
    return {
      support: [0, Infinity],
      mean,
      // Beyond 700 the exponential overflows, and the 1 that is taken off it adds nothing.
      sd: variance > 700 ? exp(mu + variance) : mean * Math.sqrt(expm1(variance)),
      cdf: (x) => (x <= 0 ? 0 : normalCdf((ln(x) - mu) / sigma)),
      survival: (x) => (x <= 0 ? 1 : normalCdf((mu - ln(x)) / sigma)),
      ...quantilesOfTails(
        (u) => exp(mu + sigma * normalQuantile(u)),
        (s) => exp(mu - sigma * normalQuantile(s)),
      ),
    };
  },
};

/** mu and sigma from whichever parameters were given. */
export function resolveLognormal(given: Given): Parameters {
  if (given.percentiles.length > 0) {
    for (const { name, x } of given.percentiles) {
      if (!(x > 0)) given.refuse(name, 'a lognormal value must be above 0', 'write normal(p5=, p95=)');
    }
    if (given.problems.length > 0) return {};
    const { location, scale } = locationScaleOf(given, normalQuantile, ln);
    return { mu: location, sigma: scale };
  }
  if (given.has('mu')) {
    given.above('sigma');
    return { mu: given.number('mu'), sigma: given.number('sigma') };
  }
  if (given.has('median')) {
    given.above('median');
    given.above('gsd', 1);
    return { mu: ln(given.number('median')), sigma: ln(given.number('gsd')) };
  }
  given.above('mean');
  given.above('sd');
  const ratio = given.number('sd') / given.number('mean');
  const variance = log1p(ratio * ratio);
  return { mu: ln(given.number('mean')) - variance / 2, sigma: Math.sqrt(variance) };
}
