import { countsShape } from '../counts.ts';
import { type Family, number, numbers } from '../family.ts';
import { betaTails } from '../special/incomplete-beta.ts';

/** With one failure it is geometric. In scipy: nbinom(failures, probability). */
export const negativeBinomial: Family = {
  name: 'negative_binomial',
  explanation:
    'How many trials pass, from 0, before an event has come a number of times; counts with more spread than Poisson.',
  parameters: [
    number('failures', 'how many times the event, such as a failure, has to come; need not be whole'),
    number('probability', 'probability of the event in one trial'),
  ],
  example: 'negative_binomial(3, 0.4)',
  source: 'Johnson, Kemp and Kotz, Univariate Discrete Distributions (2005), chapter 5, equation 5.31',
  discrete: true,
  percentiles: 'none',
  resolve(given) {
    given.above('failures', 0, given.number('failures') === 0 ? 'write the number 0' : undefined);
    given.countable('failures');
    given.share('probability');
    given.frequent('probability');
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
      cdf: (k) => Math.exp(tails(k).lower),
      survival: (k) => Math.exp(tails(k).upper),
    });
  },
};
