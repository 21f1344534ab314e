import { atoms } from '../atoms.ts';
import { type Family, number, numbers } from '../family.ts';

export const bernoulli: Family = {
  name: 'bernoulli',
  explanation: '1 with a given probability, otherwise 0: whether something happens.',
  parameters: [number('probability', 'probability of 1')],
  example: 'bernoulli(0.3)',
  source: 'definition',
  discrete: true,
  percentiles: 'none',
  resolve(given) {
    given.share('probability');
    return { probability: given.number('probability') };
  },
  build(parameters) {
    const { probability } = numbers(parameters, 'probability');
    return atoms([0, 1], [1 - probability, probability]);
  },
};
