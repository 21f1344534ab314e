import { linearRegression, linearRegressionLine, mean } from 'simple-statistics';
import { describe, expect, it } from 'vitest';
import { withCompiledLoops } from '../loops/compiled-loops.ts';
import { ConditionalMeans } from './conditional-mean.ts';
import { ascendingOrder } from './rank.ts';
import { normalRows } from './testing/normal-rows.ts';

/** By row. */
function fittedBy(means: ConditionalMeans, order: Uint32Array, y: Float64Array): Float64Array {
  return withCompiledLoops((loops) => {
    const [to, ...room] = loops.arrange(y.byteLength, ...means.room);
    means.place(loops, room);
    const sum = means.fit(loops, room, y, to);
    const fitted = new Float64Array(y.length);
    loops.doubles(to, y.length).forEach((value, place) => {
      fitted[order[place]!] = value;
    });
    expect(sum / y.length / mean([...fitted])).toBeCloseTo(1, 12);
    return fitted;
  });
}

const conditionalMean = (x: Float64Array, y: Float64Array, order: Uint32Array) => {
  const means = new ConditionalMeans(x, order);
  return { fitted: fittedBy(means, order, y), parameters: means.parameters };
};

describe('ConditionalMeans', () => {
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

  it('counts one parameter for a bin of equal x, which takes all rows that equal its last', () => {
    // Two bins of two rows: the third equals the second, and the fourth is left alone.
    const { fitted, parameters } = conditionalMean(
      Float64Array.of(0, 0, 0, 1),
      Float64Array.of(1, 2, 6, 5),
      Uint32Array.of(0, 1, 2, 3),
    );
    expect([...fitted]).toEqual([expect.closeTo(3, 12), expect.closeTo(3, 12), expect.closeTo(3, 12), 5]);
    expect(parameters).toBe(2);
  });

  it('gives a bin at least one row where equal x fill the one before beyond its end', () => {
    // 400 rows make three bins, to 133, 267 and 400. Rows 100 to 300 are equal, so the first bin takes 301.
    const rising = Float64Array.from({ length: 400 }, (_, row) => (row < 100 || row > 300 ? row : 100));
    const squares = rising.map((value) => value ** 2);
    const { fitted, parameters } = conditionalMean(rising, squares, ascendingOrder(rising));
    expect(parameters).toBe(2 + 1 + 2);
    expect(fitted[301]).toBe(301 ** 2);
    const rest = Array.from({ length: 98 }, (_, k) => [302 + k, (302 + k) ** 2]);
    expect(fitted[302]).toBeCloseTo(linearRegressionLine(linearRegression(rest))(302), 6);
  });

  it('fits one y after another', () => {
    const means = new ConditionalMeans(x, order);
    expect(fittedBy(means, order, noise)).not.toEqual(fittedBy(means, order, y));
    expect(fittedBy(means, order, y)).toEqual(conditionalMean(x, y, order).fitted);
  });
});
