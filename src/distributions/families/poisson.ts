import { exp } from '../../elementary/elementary.ts';
import { countsShape } from '../counts.ts';
import { type Family, number, numbers, ranged } from '../family.ts';
import { gammaTails } from '../special/incomplete-gamma.ts';

export const poisson: Family = {
  name: 'poisson',
  explanation: 'How many independent events happen when each is rare.',
  parameters: [
    ranged(number('mean', 'mean number of events'), {
      high: 1e15,
      above: 'write normal(mean, sd) with sd sqrt(mean)',
    }),
  ],
  example: 'poisson(3.7)',
  source: 'Johnson, Kemp and Kotz, Univariate Discrete Distributions (2005), chapter 4, equation 4.89',
  discrete: true,
  percentiles: 'none',
  resolve(given) {
    given.above('mean', 0, given.number('mean') === 0 ? 'write the number 0' : undefined);
    return { mean: given.number('mean') };
  },
  build(parameters) {
    const { mean } = numbers(parameters, 'mean');
    return countsShape({
      largest: Infinity,
      mean,
      sd: Math.sqrt(mean),
      skewness: 1 / Math.sqrt(mean),
      cdf: (k) => exp(gammaTails(k + 1, mean).upper),
      survival: (k) => exp(gammaTails(k + 1, mean).lower),
    });
  },
};
