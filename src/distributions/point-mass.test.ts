import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDistribution } from './create-distribution.ts';
import { createSpec } from './create-spec.ts';
import type { DistributionSpec } from './distribution.ts';
import { largestBelow } from './neighbours.ts';

const named = (values: Readonly<Record<string, number | readonly number[]>>) =>
  Object.entries(values).map(([name, value]) => ({ name, value }));
const mixture = (weights: readonly number[], ...parts: (number | DistributionSpec)[]) =>
  createSpec('mixture', [
    ...parts.map((value) => ({ name: null, value })),
    { name: 'weights', value: weights },
  ]);
const interval = createSpec('to', [
  { name: null, value: 1 },
  { name: null, value: 3 },
]);

describe('a number in a mixture', () => {
  it('is a point mass with its weight', () => {
    const { mean, sd, cdf, quantile, upperQuantile, support, discrete } = createDistribution(
      mixture([0.6, 0.4], 0, interval),
    );
    const of = createDistribution(interval);
    expect([support, discrete]).toEqual([[0, Infinity], true]);
    expect([cdf(-1e-300), cdf(0), cdf(0.001)]).toEqual([0, 0.6, 0.6]);
    expect([quantile(1e-300), quantile(0.3), quantile(0.6), upperQuantile(0.4)]).toEqual([0, 0, 0, 0]);
    expect(upperQuantile(0.2) / of.upperQuantile(0.5)).toBeCloseTo(1, 12);
    // Mean 0.4 m and variance 0.4 (s^2 + m^2) - (0.4 m)^2, of a part with mean m and standard deviation s.
    const [m, s] = [of.mean!, of.sd!];
    expect(mean! / (0.4 * m)).toBeCloseTo(1, 14);
    expect(sd! / Math.sqrt(0.4 * (s * s + m * m) - (0.4 * m) ** 2)).toBeCloseTo(1, 14);
  });

  it('may be all that there is', () => {
    const { mean, sd, quantile } = createDistribution(mixture([3, 1], 10, 2));
    expect([mean, sd]).toEqual([8, Math.sqrt(12)]);
    expect([0.1, 0.25, 0.26, 0.9].map(quantile)).toEqual([2, 2, 10, 10]);
  });

  it('stays exact inside another mixture and where it is cut', () => {
    const inner = mixture([0.5, 0.5], -1, createSpec('normal', named({ mean: 0, sd: 1 })));
    const cut = createDistribution(
      createSpec('truncate', [
        { name: null, value: mixture([0.5, 0.5], 0, inner) },
        ...named({ low: -1, high: 5 }),
      ]),
    );
    const atom = (x: number) => cut.cdf(x) - cut.cdf(largestBelow(x));
    // The parts have masses 0.5, 0.25 and 0.25 (Phi(5) - Phi(-1)); Phi(-1) as in NIST's tables, to 16 digits.
    const mass = 0.75 + 0.25 * (1 - 0.15865525393145707 - 2.866515718791933e-7);
    expect(atom(0)).toBeCloseTo(0.5 / mass, 14);
    expect(atom(-1)).toBeCloseTo(0.25 / mass, 14);
    expect(cut.quantile(0.1)).toBe(-1);
    expect(cut.quantile(cut.cdf(0) - 1e-9)).toBe(0);
  });

  it('comes out exactly wherever its step is', () => {
    const value = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(
        value,
        value,
        fc.double({ min: 0.001, max: 0.999, noNaN: true }),
        (atom, centre, weight) => {
          const normal = createSpec('normal', named({ mean: centre, sd: 10 }));
          const { cdf, survival, quantile, upperQuantile } = createDistribution(
            mixture([weight, 1 - weight], atom, normal),
          );
          const below = largestBelow(atom);
          for (const share of [0.001, 0.5, 0.999]) {
            expect(quantile(cdf(below) + share * (cdf(atom) - cdf(below)))).toBe(atom + 0);
            expect(upperQuantile(survival(atom) + share * (survival(below) - survival(atom)))).toBe(atom + 0);
          }
        },
      ),
      { numRuns: 200, seed: 7 },
    );
  });
});
