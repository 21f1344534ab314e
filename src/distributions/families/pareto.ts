import { exp, expm1, ln, log1p, pow } from '../../elementary/elementary.ts';
import { type Family, number, numbers, quantilesOfTails, ranged } from '../family.ts';

export const pareto: Family = {
  name: 'pareto',
  explanation: 'A power law above a smallest value; heavy-tailed.',
  parameters: [
    number('minimum', 'smallest value, above 0'),
    ranged(number('shape', 'shape: no mean up to 1, no standard deviation up to 2'), {
      low: 0.01,
      high: 1e12,
      below: 'its values exceed the largest number: write loguniform(low, high)',
      above: 'write the number minimum',
    }),
  ],
  example: 'pareto(1, 2.5)',
  source: 'Johnson, Kotz and Balakrishnan, Continuous Univariate Distributions 1 (1994), chapter 20',
  discrete: false,
  percentiles: 'none',
  resolve(given) {
    given.above('minimum');
    given.above('shape');
    return { minimum: given.number('minimum'), shape: given.number('shape') };
  },
  build(parameters) {
    const { minimum, shape } = numbers(parameters, 'minimum', 'shape');
    return {
      support: [minimum, Infinity],
      mean: shape > 1 ? (minimum * shape) / (shape - 1) : null,
      sd: shape > 2 ? ((minimum / (shape - 1)) * Math.sqrt(shape)) / Math.sqrt(shape - 2) : null,
      cdf: (x) => (x <= minimum ? 0 : -expm1(-shape * ln(x / minimum))),
      survival: (x) => (x <= minimum ? 1 : pow(minimum / x, shape)),
      ...quantilesOfTails(
        (u) => minimum * exp(-log1p(-u) / shape),
        (s) => minimum * pow(s, -1 / shape),
      ),
    };
  },
};
