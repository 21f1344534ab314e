import { expect, it } from 'vitest';
import { ln } from '../elementary/elementary.ts';
import { columnOf } from './column-sums.ts';
import { drawn } from './testing/drawn-columns.ts';
import { triangular } from './triangular-estimator.ts';

const estimateOf = (values: readonly number[]) => triangular.estimate(columnOf(values));

/** The logarithm of the likelihood by its definition. */
function likelihood(values: readonly number[], low: number, mode: number, high: number): number {
  return values.reduce((sum, x) => {
    const side = x === mode ? 1 : x < mode ? (x - low) / (mode - low) : (high - x) / (high - mode);
    return sum + ln((2 * side) / (high - low));
  }, 0);
}

it.each([
  [2, 3, 7],
  [-4, 1, 1.5],
  [0, 0, 5],
  [10, 30, 30],
])('finds triangular(%d, %d, %d) again', (low, mode, high) => {
  const { parameters } = estimateOf(drawn('triangular', { low, mode, high }, 4000));
  for (const [name, value] of Object.entries({ low, mode, high }))
    expect(Math.abs(parameters[name]! - value) / (high - low), name).toBeLessThan(0.03);
});

it('is more likely than all triangles near it', () => {
  const values = drawn('triangular', { low: 2, mode: 3, high: 7 }, 60);
  const { parameters, logLikelihood } = estimateOf(values);
  const { low, mode, high } = parameters as { low: number; mode: number; high: number };
  expect(logLikelihood).toBeCloseTo(likelihood(values, low, mode, high), 9);
  const [smallest, largest] = [Math.min(...values), Math.max(...values)];
  for (let i = 0; i <= 12; i++)
    for (let j = 0; j <= 12; j++)
      for (const peak of values)
        expect(likelihood(values, smallest - i * 0.05, peak, largest + j * 0.05)).toBeLessThanOrEqual(
          logLikelihood + 1e-6,
        );
});

it('has the most likely mode where ends are known', () => {
  // Between 0 and 1 it is the third of these values: the others are less likely by the definition above.
  const values = [0.1, 0.25, 0.3, 0.4, 0.45, 0.6, 0.75, 0.8];
  const heights = values.map((mode) => likelihood(values, 0, mode, 1));
  expect(values[heights.indexOf(Math.max(...heights))]).toBe(0.3);
  expect(estimateOf(values).logLikelihood).toBeGreaterThan(Math.max(...heights));
});

it('has no end below 0 where no value lies there, and repeated values', () => {
  const { parameters } = estimateOf([0, 0, 0, 1, 1, 1, 2, 2, 3, 3, 4, 5]);
  expect(parameters).toMatchObject({ low: 0, mode: 0 });
  expect(parameters.high).toBeGreaterThan(5);
  const positive = estimateOf([0.1, 0.9, 1, 1, 1, 1.2, 1.4, 1.9, 2, 2.4]);
  expect(positive.parameters.low).toBeGreaterThanOrEqual(0);
});
