import { describe, expect, it } from 'vitest';
import { stratifiedMean, stratifiedRows } from './stratified-mean.ts';
import { pointSum, tailIntegral } from './tail-integral.ts';

const rows = stratifiedRows(Int32Array.from([0, 0]), [1]);
const both = (value: number) => Float64Array.from([value, value]);

describe('tailIntegral', () => {
  it('is exact for what is straight in the tail', () => {
    // 3 - 2 u from 0 to 0.5: 1.5 - 0.25.
    const nodes = [0.5, 0.25, 0.125, 0].map((tail) => ({ tail, deviations: both(3 - 2 * tail) }));
    expect(tailIntegral(nodes, rows).expected.first).toBeCloseTo(1.25, 12);
  });

  it('knows a step to 1 / sqrt(12) of its cell', () => {
    const nodes = [0.5, 0.25, 0].map((tail) => ({ tail, deviations: both(tail < 0.4 ? 1 : 0) }));
    const { expected, grid, cells } = tailIntegral(nodes, rows);
    expect(expected).toEqual({ first: 0.375, second: 0.375 });
    // The spread of the step over two equal rows adds half of its square.
    expect(grid).toBeCloseTo((0.25 * Math.sqrt(1.5)) / Math.sqrt(12), 12);
    expect(cells[1]).toBe(0);
  });
});

describe('pointSum', () => {
  it('adds values by their probabilities', () => {
    const points = [
      { probability: 0.1, deviations: both(2) },
      { probability: 0.01, deviations: Float64Array.from([10, 30]) },
    ];
    const { expected, errors } = pointSum(points, rows);
    expect(expected.first).toBeCloseTo(0.4, 12);
    expect(expected.second).toBeCloseTo(0.4 + 5, 12);
    // Rows 0.3 and 0.5: sample deviation 0.1 sqrt(2), over sqrt(2).
    expect(errors.first).toBeCloseTo(0.1, 12);
  });
});

describe('stratifiedMean', () => {
  it('weighs rows by the probability of their stratum', () => {
    const drawn = stratifiedRows(Int32Array.from([0, 0, 1, 1]), [0.999, 0.001]);
    const { mean, error } = stratifiedMean(Float64Array.from([1, 3, 1000, 1000]), drawn);
    expect(mean).toBeCloseTo(0.999 * 2 + 1, 12);
    expect(error).toBeCloseTo(0.999, 12);
  });
});
