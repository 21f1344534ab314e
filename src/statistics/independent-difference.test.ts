import { describe, expect, it } from 'vitest';
import { independentDifference, jointLimit } from './independent-difference.ts';

describe('the difference of two estimates', () => {
  it('has the root of the sum of both squares as its error', () => {
    expect(independentDifference({ value: 10, error: 3 }, { value: 8, error: 4 })).toEqual({
      value: -2,
      error: 5,
    });
  });

  it('is not known where one of them is not', () => {
    const known = { value: 1, error: 1 };
    const unknown = { value: null, error: null };
    expect(independentDifference({ value: null, error: null }, known)).toEqual(unknown);
    expect(independentDifference(known, { value: 3, error: null })).toEqual({ value: 2, error: null });
  });
});

describe('how far differences may be off by chance', () => {
  // Tables of Student's t (NIST/SEMATECH e-Handbook 1.3.6.7.2): t(.975; 15) = 2.131, t(.995; 15) = 2.947, t(.999; 15) = 3.733.
  it.each([
    [1, 2.131],
    [5, 2.947],
    [25, 3.733],
  ])('%d of them together: %d standard errors', (count, limit) => {
    expect(jointLimit(count, 16)).toBeCloseTo(limit, 3);
  });
});
