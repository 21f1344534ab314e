import { describe, expect, it } from 'vitest';
import { observedSteps, type Step } from './testing/steps.ts';
import { meanPart, varianceShare } from './tail-share.ts';
import type { Observed } from './observed.ts';

/** Steps with the mean that they have. */
function observed(steps: readonly Step[]): Observed {
  const known = observedSteps(steps);
  const { count } = known.summary;
  const mean = steps.reduce((sum, [low, high, held]) => sum + (held / count) * (low / 2 + high / 2), 0);
  return Object.assign(known, { summary: { ...known.summary, mean } });
}

/** 1,000 steps of 100 values each, evenly from `from` to `to`. */
const even = (from: number, to: number) =>
  observed(
    Array.from({ length: 1000 }, (_, k): Step => {
      const at = (part: number) => from + (to - from) * part;
      return [at(k / 1000), at((k + 1) / 1000), 100];
    }),
  );

describe('what the outermost values carry', () => {
  // Deviations of a uniform distribution are uniform on (0, 1/2): the farthest f carry 1 - (1 - f)^2 of their sum and
  // 1 - (1 - f)^3 of that of their squares.
  it.each([
    [0, 1],
    [-3e6, -2e6],
    [1e199, 3e199],
    [-4e307, 4e307],
    [1e-300, 2e-300],
  ])('of values spread evenly from %f to %f', (from, to) => {
    for (const far of [0.002, 0.1, 0.5]) {
      const amount = meanPart(even(from, to), far)!.amount / ((to - from) / 4);
      expect(amount).toBeCloseTo(1 - (1 - far) ** 2, 8);
      expect(varianceShare(even(from, to), far)).toBeCloseTo(1 - (1 - far) ** 3, 8);
    }
  });

  // Mean 0.01 * 10 = 0.1: 0.01 * 9.9^2 of a variance of 0.01 * 0.99 * 100 stands beyond, all of it above the median 0.
  it('of a rare event, in part where it holds more', () => {
    const rare = observed([
      [0, 0, 990],
      [10, 10, 10],
    ]);
    expect(varianceShare(rare, 0.01)).toBeCloseTo(0.99, 12);
    expect(varianceShare(rare, 0.005)).toBeCloseTo(0.495, 12);
    expect(meanPart(rare, 0.01)).toEqual({ amount: 0.1, ofMean: 1 });
    expect(meanPart(rare, 0.001)!.ofMean).toBeCloseTo(0.1, 12);
  });

  it('of a mean far from 0 is little', () => {
    const far = observed([
      [1000, 1000, 990],
      [1010, 1010, 10],
    ]);
    expect(meanPart(far, 0.01)!.ofMean).toBeCloseTo(0.1 / 1000.1, 12);
  });

  it('from either end', () => {
    const both = observed([
      [-2, -2, 10],
      [0, 0, 980],
      [2, 2, 10],
    ]);
    expect(varianceShare(both, 0.02)).toBe(1);
    // Each end takes 0.02 away from or adds it to a mean of 0: half of the mean distance.
    expect(meanPart(both, 0.01)).toEqual({ amount: 0.02, ofMean: 0.5 });
  });

  it('is not known of a constant, or of nothing', () => {
    expect(varianceShare(observed([[5, 5, 100]]), 0.1)).toBeNull();
    expect(meanPart(observed([[5, 5, 100]]), 0.1)).toBeNull();
    expect(meanPart(observedSteps([]), 0.1)).toBeNull();
  });
});
