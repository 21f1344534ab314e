import { atoms } from '../atoms.ts';
import type { Family } from '../family.ts';
import { checkWeights, normalized } from '../weights.ts';

export const discrete: Family = {
  name: 'discrete',
  explanation: 'One of a few values, each with its weight.',
  parameters: [
    { name: 'values', kind: 'list', explanation: 'the values, in any order', positional: true },
    {
      name: 'weights',
      kind: 'list',
      explanation: 'their weights, which need not add up to 1; equal when left out',
      optional: true,
      positional: true,
    },
  ],
  example: 'discrete(values=[1, 2, 8], weights=[5, 3, 2])',
  source: 'definition',
  discrete: true,
  percentiles: 'none',
  resolve(given) {
    const values = given.list('values');
    const weights = given.has('weights') ? given.list('weights') : values.map(() => 1);
    checkWeights(given, weights, values.length, 'values');
    const massOf = new Map<number, number>();
    for (const [i, value] of values.entries()) {
      const weight = weights[i] ?? 0;
      // Adding 0 makes -0 an ordinary 0.
      if (weight > 0) massOf.set(value + 0, (massOf.get(value + 0) ?? 0) + weight);
    }
    if (massOf.size === 1) {
      given.refuse('values', 'a distribution needs some width', `write the number ${[...massOf.keys()][0]}`);
    }
    const sorted = [...massOf].sort(([a], [b]) => a - b);
    return {
      values: sorted.map(([value]) => value),
      weights: normalized(sorted.map(([, weight]) => weight)),
    };
  },
  build(parameters) {
    return atoms(parameters.values as readonly number[], parameters.weights as readonly number[]);
  },
};
