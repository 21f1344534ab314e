import { type Family, number, numbers, ranged } from '../family.ts';
import { gamma } from './gamma.ts';

export const chiSquare: Family = {
  name: 'chi_square',
  explanation: 'A sum of squares of standard normal values, as in the spread of a sample.',
  parameters: [
    ranged(number('df', 'degrees of freedom, which need not be whole; the mean'), {
      low: 2e-4,
      high: 2e15,
      below: 'nearly all of its values are 0: write mixture(0, .., weights=[..])',
      above: 'write normal(mean, sd) with mean df and sd sqrt(2 * df)',
    }),
  ],
  example: 'chi_square(5)',
  source: 'Johnson, Kotz and Balakrishnan, Continuous Univariate Distributions 1 (1994), chapter 18',
  discrete: false,
  percentiles: 'none',
  resolve(given) {
    given.above('df');
    return { df: given.number('df') };
  },
  build(parameters, create) {
    const { df } = numbers(parameters, 'df');
    return gamma.build({ shape: df / 2, scale: 2 }, create);
  },
};
