import { type Family, number, numbers, type ParameterRange, quantilesOfTails, ranged } from '../family.ts';

/** Beyond it whole numbers can no longer be told apart far in the tail. */
const countable: ParameterRange = {
  low: -1e15,
  high: 1e15,
  below: 'write uniform(low, high)',
  above: 'write uniform(low, high)',
};

export const discreteUniform: Family = {
  name: 'discrete_uniform',
  explanation: 'Every whole number between two ends, which are included, is equally likely.',
  parameters: [
    ranged(number('low', 'smallest value, a whole number'), countable),
    ranged(number('high', 'largest value, a whole number'), countable),
  ],
  example: 'discrete_uniform(1, 6)',
  source: 'Johnson, Kemp and Kotz, Univariate Discrete Distributions (2005), 6.10.1',
  discrete: true,
  percentiles: 'none',
  resolve(given) {
    for (const name of ['low', 'high']) given.whole(name);
    given.wide('low', 'high');
    return { low: given.number('low'), high: given.number('high') };
  },
  build(parameters) {
    const { low, high } = numbers(parameters, 'low', 'high');
    const count = high - low + 1;
    const cdf = (x: number) => (x < low ? 0 : x >= high ? 1 : (Math.floor(x) - low + 1) / count);
    const survival = (x: number) => (x < low ? 1 : x >= high ? 0 : (high - Math.floor(x)) / count);
    return {
      support: [low, high],
      mean: low + (high - low) / 2,
      sd: Math.sqrt(((count - 1) * (count + 1)) / 12),
      cdf,
      survival,
      // The product may be rounded across a step, so the step is told by the function itself.
      ...quantilesOfTails(
        (u) => {
          const steps = Math.max(Math.ceil(u * count), 1);
          return low + (steps > 1 && (steps - 1) / count >= u ? steps - 2 : steps - 1);
        },
        (s) => {
          const steps = Math.min(Math.floor(s * count), count - 1);
          return high - ((steps + 1) / count <= s ? steps + 1 : steps);
        },
      ),
    };
  },
};
