import { describe, expect, it } from 'vitest';
import { shapeOfExcesses } from './generalized-pareto.ts';

/** Quantiles of the generalized Pareto distribution with scale 1, the largest first. */
const excesses = (shape: number, count = 200) =>
  Array.from({ length: count }, (_, row) => (((row + 0.5) / count) ** -shape - 1) / shape);

describe('shapeOfExcesses', () => {
  // The published estimator, written in NumPy without counts, on the same 200 values.
  it.each([
    [0.7, 0.689327067846025],
    [0.0001, 0.034466921721646046],
    [-0.3, -0.24677825433061537],
    [0.25, 0.2682902059759301],
    [1.2, 1.157048090449931],
  ])('of quantiles with a shape of %f is %f', (shape, found) => {
    const places = excesses(shape);
    expect(
      shapeOfExcesses(
        places,
        places.map(() => 1),
      ),
    ).toBeCloseTo(found, 12);
    // It does not depend on the unit, and counts say the same as values that repeat.
    expect(
      shapeOfExcesses(
        places.map((x) => 1e200 * x),
        places.map(() => 1),
      ),
    ).toBeCloseTo(found, 10);
    const twice = places.flatMap((x) => [x, x]);
    expect(
      shapeOfExcesses(
        places,
        places.map(() => 2),
      ),
    ).toBeCloseTo(
      shapeOfExcesses(
        twice,
        twice.map(() => 1),
      ),
      10,
    );
  });

  it('comes near the shape with many values', () => {
    for (const shape of [-0.5, 0.5, 1, 1.5]) {
      const places = excesses(shape, 3000);
      expect(
        shapeOfExcesses(
          places,
          places.map(() => 1),
        ),
      ).toBeCloseTo(shape, 1.5);
    }
  });

  it('stands where values repeat at the threshold, and where all do', () => {
    expect(shapeOfExcesses([5, 4, 3, 2, 1, 0], [1, 1, 1, 1, 1, 100])).toBeGreaterThan(0);
    expect(shapeOfExcesses([0, 0], [3, 4])).toBe(Number.NEGATIVE_INFINITY);
  });
});
