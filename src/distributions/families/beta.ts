import { betaThroughPercentiles } from '../beta-percentiles.ts';
import { type Family, number, numbers } from '../family.ts';
import { scaledBeta } from '../scaled-beta.ts';

export const beta: Family = {
  name: 'beta',
  explanation: 'A share, or any value between two ends, with two shapes.',
  parameters: [
    number('alpha', 'first shape'),
    number('beta', 'second shape'),
    number('low', 'smallest value', 0),
    number('high', 'largest value', 1),
  ],
  example: 'beta(2, 5)',
  source: 'Johnson, Kotz and Balakrishnan, Continuous Univariate Distributions 2 (1995), chapter 25',
  discrete: false,
  percentiles: 'two',
  resolve(given) {
    given.wide('low', 'high');
    const ends = { low: given.number('low'), high: given.number('high') };
    if (given.percentiles.length > 0)
      return { ...betaThroughPercentiles(given, ends.low, ends.high), ...ends };
    given.above('alpha');
    given.above('beta');
    return { alpha: given.number('alpha'), beta: given.number('beta'), ...ends };
  },
  build(parameters) {
    const { alpha, beta, low, high } = numbers(parameters, 'alpha', 'beta', 'low', 'high');
    return scaledBeta(alpha, beta, low, high);
  },
};
