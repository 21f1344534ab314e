import { weightedMean } from 'simple-statistics';
import { describe, expect, it } from 'vitest';
import { ascendingOrder } from './rank.ts';
import { swing, tenths } from './swing.ts';
import { normalRows } from './testing/normal-rows.ts';

const swingOf = (x: Float64Array, y: Float64Array) => swing(y, tenths(x, ascendingOrder(x)));

describe('swing', () => {
  it('is the mean over the lowest and the highest tenth', () => {
    const x = Float64Array.from({ length: 100 }, (_, row) => (row * 37) % 100);
    expect(swingOf(x, x)).toEqual({ low: expect.closeTo(4.5, 12), high: expect.closeTo(94.5, 12) });
  });

  it('is the mean of a tenth of the rows, and of another row in part where they do not divide', () => {
    const [x, y] = normalRows(1005, 'tenths') as [Float64Array, Float64Array];
    const ascending = Array.from(ascendingOrder(x), (row) => y[row]!);
    const weights = [...new Array(100).fill(1), 0.5];
    const { low, high } = swingOf(x, y);
    expect(low).toBeCloseTo(weightedMean(ascending.slice(0, 101), weights), 12);
    expect(high).toBeCloseTo(weightedMean(ascending.toReversed().slice(0, 101), weights), 12);
  });

  it('takes rows in part where equal values reach across the border', () => {
    const coin = Float64Array.from({ length: 20 }, (_, row) => row % 2);
    const y = Float64Array.from(coin, (value, row) => 10 * value + (row % 4 < 2 ? 1 : -1));
    expect(swingOf(coin, y)).toEqual({ low: expect.closeTo(0, 12), high: expect.closeTo(10, 12) });
    const mostlyOne = Float64Array.from({ length: 100 }, (_, row) => (row < 5 ? 0 : 1));
    expect(swingOf(mostlyOne, mostlyOne)).toEqual({
      low: expect.closeTo(0.5, 12),
      high: expect.closeTo(1, 12),
    });
  });
});
