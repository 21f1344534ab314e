import { expect, it } from 'vitest';
import { withUnit } from './with-unit.ts';

it.each([
  ['20k to 60k', 'user', '20k to 60k user'],
  ['normal(2, 1)', 'USD', 'normal(2, 1) USD'],
  ['80 GiB/GPU', 'GB/GPU', '80 GiB/GPU'],
  ['1 to 2 USD/hour', 'USD/hour', '1 to 2 USD/hour'],
  ['mixture(1 USD, 2 USD, weights=[0.5, 0.5])', 'USD', 'mixture(1 USD, 2 USD, weights=[0.5, 0.5])'],
  ['20%', '', '20%'],
  ['not a quantity(', 'USD', 'not a quantity('],
])('writes %s of an input in %s as %s', (notation, unit, written) => {
  expect(withUnit(notation, unit)).toBe(written);
});
