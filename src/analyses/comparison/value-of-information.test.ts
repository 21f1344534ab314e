import { mean } from 'simple-statistics';
import { describe, expect, it } from 'vitest';
import { ascendingOrder } from '../../statistics/rank.ts';
import { normalRows } from '../../statistics/testing/normal-rows.ts';
import { atMost, partialInformationValue, perfectInformationValue } from './value-of-information.ts';

describe('value of information', () => {
  // Two options, benefits 0 and 1 + 2 Z1 + 1.5 Z2: s phi(m / s) + m Phi(m / s) - m with s = 2.5, 2 and 1.5.
  const [z1, z2] = normalRows(2 ** 20, 'two options') as [Float64Array, Float64Array];
  const costs = [z1.map(() => 0), z1.map((value, row) => -(1 + 2 * value + 1.5 * z2[row]!))];
  const evpi = perfectInformationValue(costs);
  const [first, second] = [z1, z2].map((z) => partialInformationValue(z, costs, ascendingOrder(z))) as [
    number,
    number,
  ];

  it('agrees with the closed form', () => {
    expect(Math.abs(evpi - 0.5760970923686325)).toBeLessThan(5e-3);
    expect(Math.abs(first - 0.39559311480261206)).toBeLessThan(5e-3);
    expect(Math.abs(second - 0.2266794707366054)).toBeLessThan(5e-3);
  });

  it('lies between 0 and what everything together is worth', () => {
    expect(second).toBeGreaterThan(0);
    expect(first).toBeGreaterThan(second);
    expect(evpi).toBeGreaterThan(first);
  });

  it('is the smallest mean less the mean of the smallest, where everything is known', () => {
    const [a, b] = costs.map((cost) => [...cost.subarray(0, 4096)]) as [number[], number[]];
    const least = a.map((value, row) => Math.min(value, b[row]!));
    const found = perfectInformationValue([Float64Array.from(a), Float64Array.from(b)]);
    expect(found).toBeCloseTo(Math.min(mean(a), mean(b)) - mean(least), 12);
  });

  it('is 0 where one option always wins', () => {
    expect(perfectInformationValue([z1, z1.map((value) => value + 1)])).toBe(0);
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
