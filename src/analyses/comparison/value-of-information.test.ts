import { describe, expect, it } from 'vitest';
import { ascendingOrder } from '../../statistics/rank.ts';
import { normalRows } from '../../statistics/testing/normal-rows.ts';
import { atMost, partialInformationValue } from './value-of-information.ts';

describe('value of information', () => {
  // Two options, benefits 0 and 1 + 2 Z1 + 1.5 Z2: s phi(m / s) + m Phi(m / s) - m with s = 2.5, 2 and 1.5.
  const [z1, z2] = normalRows(2 ** 20, 'two options') as [Float64Array, Float64Array];
  const costs = [z1.map(() => 0), z1.map((value, row) => -(1 + 2 * value + 1.5 * z2[row]!))];
  const [first, second] = [z1, z2].map((z) => partialInformationValue(z, costs, ascendingOrder(z))) as [
    number,
    number,
  ];

  it('agrees with the closed form', () => {
    expect(Math.abs(first - 0.39559311480261206)).toBeLessThan(5e-3);
    expect(Math.abs(second - 0.2266794707366054)).toBeLessThan(5e-3);
  });

  it('lies between 0 and what everything together is worth', () => {
    expect(second).toBeGreaterThan(0);
    expect(first).toBeGreaterThan(second);
    expect(first).toBeLessThan(0.5760970923686325);
  });

  it('is the smallest mean less the mean of the smallest, of lines through the rows', () => {
    // Through so few rows with two values of x the lines are the means at each.
    const x = Float64Array.of(0, 1, 0, 1, 0);
    const two = [Float64Array.of(1, 8, 2, 8, 3), Float64Array.of(4, 1, 5, 3, 6)];
    expect(partialInformationValue(x, two, ascendingOrder(x))).toBeCloseTo(3.8 - (3 * 2 + 2 * 2) / 5, 12);
    expect(partialInformationValue(x, two.toReversed(), ascendingOrder(x))).toBeCloseTo(1.8, 12);
  });

  it('is 0 where one option always wins', () => {
    const order = ascendingOrder(z2);
    expect(partialInformationValue(z2, [z1, z1.map((value) => value + 1)], order)).toBe(0);
  });
});

describe('atMost', () => {
  const perfect = { value: 3, error: 0.1 };
  it.each([
    [2, 2],
    [3, 3],
    [3.5, 3],
    [null, null],
  ])('leaves %s at %s of 3, with its own error', (value, left) =>
    expect(atMost({ value, error: 0.5 }, perfect)).toEqual({ value: left, error: 0.5 }),
  );

  it('leaves it as it is where perfect information has no value', () =>
    expect(atMost({ value: 4, error: 0.5 }, { value: null, error: null })).toEqual({ value: 4, error: 0.5 }));
});
