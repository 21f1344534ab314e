import { exp, expm1, log1p } from '../../elementary/elementary.ts';
import { countsShape } from '../counts.ts';
import { type Family, number, numbers, ranged } from '../family.ts';

export const geometric: Family = {
  name: 'geometric',
  explanation: 'How many independent trials fail before the first one succeeds, from 0.',
  parameters: [
    ranged(number('probability', 'probability of success in one trial'), {
      low: 1e-12,
      below: 'write exponential(mean) with mean 1 / probability',
    }),
  ],
  example: 'geometric(0.2)',
  source: 'Johnson, Kemp and Kotz, Univariate Discrete Distributions (2005), chapter 5, equation 5.8',
  discrete: true,
  percentiles: 'none',
  resolve(given) {
    given.share('probability');
    return { probability: given.number('probability') };
  },
  build(parameters) {
    const { probability } = numbers(parameters, 'probability');
    const failure = 1 - probability;
    const logFailure = log1p(-probability);
    return countsShape({
      largest: Infinity,
      mean: failure / probability,
      sd: Math.sqrt(failure) / probability,
      skewness: (2 - probability) / Math.sqrt(failure),
      cdf: (k) => -expm1((k + 1) * logFailure),
      survival: (k) => exp((k + 1) * logFailure),
    });
  },
};
