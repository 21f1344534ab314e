import { describe, expect, it } from 'vitest';
import { ascendingOrder } from './rank.ts';
import { swing, tenths } from './swing.ts';

const swingOf = (x: Float64Array, y: Float64Array) => swing(y, tenths(x, ascendingOrder(x)));

describe('swing', () => {
  it('is the mean over the lowest and the highest tenth', () => {
    const x = Float64Array.from({ length: 100 }, (_, row) => (row * 37) % 100);
    expect(swingOf(x, x)).toEqual({ low: expect.closeTo(4.5, 12), high: expect.closeTo(94.5, 12) });
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
