import { expect, it } from 'vitest';
import { columnOf } from './column-sums.ts';
import { distanceOf } from './goodness.ts';
import { fittedOf } from './parts.ts';
import { drawn } from './testing/drawn-columns.ts';
import { thinned } from './thinned.ts';

const parameters = { mu: 1, sigma: 0.7 };

it('keeps the distribution function of a long column within 1 in 10,000, and its ends', () => {
  const long = columnOf(drawn('lognormal', parameters, 70_001));
  const thin = thinned(long);
  expect(thin.count).toBe(20_000);
  expect([thin.minimum, thin.maximum]).toEqual([long.minimum, long.maximum]);
  for (const family of [parameters, { mu: 1.1, sigma: 0.7 }]) {
    const fitted = fittedOf([{ share: 1, of: { family: 'lognormal', parameters: family } }]);
    expect(Math.abs(distanceOf(thin, fitted) - distanceOf(long, fitted))).toBeLessThan(1e-4);
  }
});

it('leaves short columns, and those of few different values, as they are', () => {
  const short = columnOf(drawn('lognormal', parameters, 20_000));
  const flags = columnOf(drawn('bernoulli', { probability: 0.001 }, 30_000));
  expect(thinned(short)).toBe(short);
  expect(thinned(flags)).toBe(flags);
});
