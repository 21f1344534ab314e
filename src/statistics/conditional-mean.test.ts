import { linearRegression, linearRegressionLine, mean } from 'simple-statistics';
import { describe, expect, it } from 'vitest';
import { conditionalMean } from './conditional-mean.ts';
import { ascendingOrder } from './rank.ts';
import { normalRows } from './testing/normal-rows.ts';

describe('conditionalMean', () => {
  // Up to 399 rows make two bins.
  const [x, noise] = normalRows(300, 'two bins') as [Float64Array, Float64Array];
  const y = x.map((value, row) => 3 * value + value ** 2 + noise[row]!);
  const order = ascendingOrder(x);

  it('is the least-squares line of each bin', () => {
    const { fitted, parameters } = conditionalMean(x, y, order);
    expect(parameters).toBe(4);
    for (const rows of [order.slice(0, 150), order.slice(150)]) {
      const line = linearRegressionLine(linearRegression(Array.from(rows, (row) => [x[row]!, y[row]!])));
      for (const row of rows) expect(fitted[row]).toBeCloseTo(line(x[row]!), 12);
    }
  });

  it('is the mean of the rows where x is constant, which stay in one bin', () => {
    const coin = x.map((value) => (value > 0.5 ? 1 : 0));
    const { fitted } = conditionalMean(coin, y, ascendingOrder(coin));
    for (const side of [0, 1]) {
      const middle = mean([...y.filter((_, row) => coin[row] === side)]);
      for (const [row, value] of fitted.entries())
        if (coin[row] === side) expect(value).toBeCloseTo(middle, 12);
    }
  });
});
