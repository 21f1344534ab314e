import { expect, it } from 'vitest';
import { fitColumn } from './fit-column.ts';

const values = Array.from({ length: 20 }, (_, index) => index + 1);

it('fits no values whose squares are beyond the largest double', () => {
  // sqrt(1.797e308) = 1.34e154.
  expect(() => fitColumn([...values, 1e308], 'a')).toThrow(
    'the values from 1 to 1e+308 are too far apart: their squares are larger than a number can be; leave out what nobody measured',
  );
  expect(fitColumn([...values, 1e100], 'a').meanOfMany.p95).toBeGreaterThan(1e98);
});
