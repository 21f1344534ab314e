import { describe, expect, it } from 'vitest';
import { observedSteps, type Step } from './testing/steps.ts';
import { outermostVariance } from './variance-concentration.ts';

// The mean of these steps is 0, as `observedSteps` says of every column.
const atoms: readonly Step[] = [
  [-4, -4, 5],
  [0, 0, 975],
  [1, 1, 20],
];

describe('outermostVariance', () => {
  // Squares: 5 * 16 = 80 below and 20 * 1 = 20 above, of 100.
  it.each([
    [0.005, 0.8, 0],
    [0.0025, 0.4, 0],
    [0.015, 0.9, 10 / 90],
    [0.025, 1, 0.2],
    [1, 1, 0.2],
  ])('adds up the farthest %d of the draws, in part where a step is too many', (draws, variance, above) => {
    const found = outermostVariance(observedSteps(atoms), draws)!;
    expect(found.variance).toBeCloseTo(variance, 12);
    expect(found.above).toBeCloseTo(above, 12);
  });

  it('does not depend on the unit, however small or large', () => {
    const scaled = (factor: number) =>
      observedSteps(atoms.map(([low, high, count]): Step => [factor * low, factor * high, count]));
    for (const factor of [2 ** -600, 2 ** 600])
      expect(outermostVariance(scaled(factor), 0.015)).toEqual(
        outermostVariance(observedSteps(atoms), 0.015),
      );
  });

  it('is null where nothing varies', () => {
    expect(outermostVariance(observedSteps([[0, 0, 10]]), 0.1)).toBeNull();
  });
});
