import { expect, it } from 'vitest';
import { worthKnowing } from './words.ts';

it('leaves out inputs whose worth may be none, as a value that is never below 0 comes out above it by chance', () => {
  const decisions = {
    output: 'cost',
    unit: 'USD/day',
    options: ['a', 'b'],
    best: 'a',
    perfectInformation: { value: 4, error: 0.01 },
    partialInformation: {
      price: { value: 3, error: 0.1 },
      chance: { value: 4, error: 6 },
      little: { value: 0.03, error: 0.001 },
      untold: { value: null, error: null },
    },
  };
  expect(worthKnowing(decisions).map(([name]) => name)).toEqual(['price']);
});
