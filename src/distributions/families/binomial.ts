import { exp } from '../../elementary/elementary.ts';
import { countsShape } from '../counts.ts';
import { type Family, number, numbers, ranged } from '../family.ts';
import { betaTails } from '../special/incomplete-beta.ts';

export const binomial: Family = {
  name: 'binomial',
  explanation: 'How many of a number of independent trials succeed.',
  parameters: [
    ranged(number('trials', 'number of trials, a whole number'), {
      high: 1e15,
      above: 'write normal(mean, sd) with mean trials * probability and sd sqrt(mean * (1 - probability))',
    }),
    number('probability', 'probability of success in one trial'),
  ],
  example: 'binomial(20, 0.3)',
  source: 'Johnson, Kemp and Kotz, Univariate Discrete Distributions (2005), chapter 3, equation 3.23',
  discrete: true,
  percentiles: 'none',
  resolve(given) {
    given.above('trials', 0, given.number('trials') === 0 ? 'write the number 0' : undefined);
    given.whole('trials');
    given.share('probability');
    return { trials: given.number('trials'), probability: given.number('probability') };
  },
  build(parameters) {
    const { trials, probability } = numbers(parameters, 'trials', 'probability');
    const complement = 1 - probability;
    const sd = Math.sqrt(trials * probability * complement);
    return countsShape({
      largest: trials,
      mean: trials * probability,
      sd,
      skewness: (1 - 2 * probability) / sd,
      cdf: (k) => exp(betaTails(k + 1, trials - k, probability, complement).upper),
      survival: (k) => exp(betaTails(k + 1, trials - k, probability, complement).lower),
    });
  },
};
