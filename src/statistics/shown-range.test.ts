import { describe, expect, it } from 'vitest';
import { createDistribution } from '../distributions/create-distribution.ts';
import { createSpec } from '../distributions/create-spec.ts';
import { shownRange } from './shown-range.ts';

const quantileOf = (family: string, ...values: number[]) => {
  const { quantile } = createDistribution(
    createSpec(
      family,
      values.map((value) => ({ name: null, value })),
    ),
  );
  return (probability: number) => quantile(probability);
};

describe('shownRange', () => {
  it.each([
    ['normal', [0, 1], false],
    ['uniform', [-2, 9], false],
    ['exponential', [3], true],
    ['pareto', [1, 1.1], true],
  ])('of a %s goes from one quantile to the other', (family, parameters, isLogarithmic) => {
    const quantile = quantileOf(family, ...parameters);
    expect(shownRange(quantile, 0.005, 100)).toEqual({
      low: quantile(0.005),
      high: quantile(0.995),
      isLogarithmic,
    });
  });

  // Nine tenths of a standard normal lie within 1.6449 of 0 (scipy 1.17, norm.ppf(0.95)); 3 times that is 4.9346.
  it('leaves out what lies far from nine tenths of the values', () => {
    const normal = quantileOf('normal', 0, 1);
    const far = (probability: number) => (probability > 0.99 ? 1000 : normal(probability));
    const { low, high } = shownRange(far, 0.005, 200);
    expect(low).toBe(normal(0.005));
    expect(high).toBeCloseTo(4.9346, 4);
    const farBelow = (probability: number) => -far(1 - probability);
    expect(shownRange(farBelow, 0.005, 200).low).toBeCloseTo(-4.9346, 4);
  });

  it('shows both of two far humps, and all that lies beside an atom', () => {
    const humps = (probability: number) => (probability > 0.5 ? 1000 : 0) + probability;
    expect(shownRange(humps, 0.01, 1e6)).toMatchObject({ low: 0.01, high: 1000.99 });
    const atom = (probability: number) => Math.max(0, 1000 * (probability - 0.96));
    expect(shownRange(atom, 0.01, 200)).toMatchObject({ low: 0, high: atom(0.99) });
  });

  it('counts in logarithms where positive values span more than the ratio', () => {
    const decades = (probability: number) => 10 ** (6 * probability);
    expect(shownRange(decades, 0.01, 200)).toEqual({
      low: decades(0.01),
      high: decades(0.99),
      isLogarithmic: true,
    });
    expect(shownRange((probability) => -decades(1 - probability), 0.01, 200).isLogarithmic).toBe(false);
    // A far hump alone makes no decades.
    const far = (probability: number) => (probability > 0.99 ? 1e6 : 1000 + probability);
    expect(shownRange(far, 0.005, 200)).toMatchObject({ isLogarithmic: false, low: 1000.005 });
  });
});
