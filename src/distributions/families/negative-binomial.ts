import { exp } from '../../elementary/elementary.ts';
import { countsShape } from '../counts.ts';
import { type Family, number, numbers, ranged } from '../family.ts';
import { betaTails } from '../special/incomplete-beta.ts';

/** Beyond it whole numbers in the tail can no longer be told apart. */
const mostCounted = 1e15;

/** With one failure it is geometric. In scipy: nbinom(failures, probability). */
export const negativeBinomial: Family = {
  name: 'negative_binomial',
  explanation:
    'Number of trials without an event, from 0, before the event has occurred a given number of times; counts with more spread than Poisson.',
  parameters: [
    ranged(
      number('failures', 'how many times the event, such as a failure, has to occur; need not be whole'),
      {
        low: 0.01,
        high: 1e15,
        below: 'nearly all of its values are 0: write mixture(0, .., weights=[..])',
        above: 'write poisson(mean) or normal(mean, sd)',
      },
    ),
    ranged(number('probability', 'probability of the event in one trial'), {
      low: 1e-12,
      below: 'write gamma(failures, scale) with scale 1 / probability',
    }),
  ],
  limits: 'Its mean may be at most 1e15.',
  example: 'negative_binomial(3, 0.4)',
  source: 'Johnson, Kemp and Kotz, Univariate Discrete Distributions (2005), chapter 5, equation 5.31',
  discrete: true,
  percentiles: 'none',
  resolve(given) {
    given.above('failures', 0, given.number('failures') === 0 ? 'write the number 0' : undefined);
    given.share('probability');
    if (given.number('failures') / given.number('probability') > mostCounted) {
      given.refuse(
        'failures',
        'the mean of negative_binomial must be at most 1e15',
        'write gamma(shape, scale) with shape failures and scale 1 / probability',
      );
    }
    return { failures: given.number('failures'), probability: given.number('probability') };
  },
  build(parameters) {
    const { failures, probability } = numbers(parameters, 'failures', 'probability');
    const complement = 1 - probability;
    const tails = (k: number) => betaTails(failures, k + 1, probability, complement);
    return countsShape({
      largest: Infinity,
      mean: (failures * complement) / probability,
      sd: Math.sqrt(failures * complement) / probability,
      skewness: (1 + complement) / Math.sqrt(failures * complement),
      cdf: (k) => exp(tails(k).lower),
      survival: (k) => exp(tails(k).upper),
    });
  },
};
