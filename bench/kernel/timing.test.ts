import { expect, it } from 'vitest';
import { dividedBy, isTold, ratioOf, timeBeyond, timingOf } from './timing.ts';

it('gives the median and its standard error', () => {
  const { ns, error } = timingOf([10, 11, 12, 13, 100]);
  expect(ns).toBe(12);
  // Median absolute deviation 1, times 1.4826 sqrt(pi / 2) / sqrt 5.
  expect(error).toBeCloseTo(0.83099, 4);
});

it('keeps no difference that could be none', () => {
  const [whole, part] = [
    { ns: 20, error: 0.3 },
    { ns: 19.5, error: 0.4 },
  ];
  const difference = timeBeyond(whole, part);
  expect(difference).toEqual({ ns: 0.5, error: 0.5 });
  expect(isTold(difference)).toBe(false);
  expect(isTold(timeBeyond(whole, { ns: 5, error: 0.4 }))).toBe(true);
  expect(dividedBy({ ns: 10, error: 1 }, 10)).toEqual({ ns: 1, error: 0.1 });
});

it('gives a ratio with the errors of both', () => {
  const { ratio, error } = ratioOf({ ns: 20, error: 0.6 }, { ns: 10, error: 0.4 })!;
  expect(ratio).toBe(2);
  expect(error).toBeCloseTo(0.05, 12);
  expect(ratioOf({ ns: -1, error: 1 }, { ns: 10, error: 0.1 })).toBeNull();
});
