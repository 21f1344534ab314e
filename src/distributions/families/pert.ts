import { type Family, number, numbers, ranged } from '../family.ts';
import { scaledBeta } from '../scaled-beta.ts';

export const pert: Family = {
  name: 'pert',
  explanation: 'A lowest, a most likely and a highest value, with a smooth beta curve between them.',
  parameters: [
    number('low', 'smallest value'),
    number('mode', 'most likely value'),
    number('high', 'largest value'),
    ranged(number('lambda', 'weight of the mode: the larger, the narrower', 4), {
      high: 1e11,
      above: 'write the number mode, or normal(..)',
    }),
  ],
  example: 'pert(1, 3, 10)',
  source: 'Vose, Risk Analysis (2008), modified PERT',
  discrete: false,
  percentiles: 'none',
  resolve(given) {
    given.wide('low', 'high');
    given.ascending(['low', 'mode', 'high']);
    given.above('lambda');
    return {
      low: given.number('low'),
      mode: given.number('mode'),
      high: given.number('high'),
      lambda: given.number('lambda'),
    };
  },
  build(parameters) {
    const { low, mode, high, lambda } = numbers(parameters, 'low', 'mode', 'high', 'lambda');
    const width = high - low;
    return scaledBeta(1 + lambda * ((mode - low) / width), 1 + lambda * ((high - mode) / width), low, high);
  },
};
