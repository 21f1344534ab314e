import { betaThroughPercentiles } from '../beta-percentiles.ts';
import { type Family, number, numbers, type ParameterRange, ranged } from '../family.ts';
import { scaledBeta } from '../scaled-beta.ts';

/** Judgement: below nearly all values are at the ends, above the width is lost in the digits of the mean. */
const shapes: ParameterRange = {
  low: 1e-4,
  high: 1e12,
  below: 'nearly all of its values lie at its ends: write discrete(values=[..], weights=[..]) or mixture(..)',
  above: 'write normal(mean, sd), which is then the same, or gamma(..) where only one shape is large',
};

export const beta: Family = {
  name: 'beta',
  explanation: 'A share, or any value between two ends, with two shapes.',
  parameters: [
    ranged(number('alpha', 'first shape'), shapes),
    ranged(number('beta', 'second shape'), shapes),
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
