import { square } from '../elementary/elementary.ts';

/** E[y | x] at every row, from the rows themselves. */
export interface ConditionalMean {
  readonly fitted: Float64Array;
  /** Numbers estimated from the rows: two a bin, one where `x` is constant in it. */
  readonly parameters: number;
}

/**
 * A straight line in each of about sqrt(n) / 8 bins of `x` with equally many rows: close to the conditional mean for any
 * smooth relation, heavy-tailed `x` included, with few parameters. Rows of equal `x` stay in one bin.
 *
 * `order`: rows in ascending order of `x`.
 */
export function conditionalMean(x: Float64Array, y: Float64Array, order: Uint32Array): ConditionalMean {
  const rows = order.length;
  const bins = Math.max(2, Math.round(Math.sqrt(rows) / 8));
  const fitted = new Float64Array(rows);
  let parameters = 0;
  for (let first = 0, bin = 0; first < rows; bin++) {
    let end = Math.max(first + 1, Math.round(((bin + 1) * rows) / bins));
    while (end < rows && x[order[end]!] === x[order[end - 1]!]) end++;
    parameters += fitLine(x, y, order.subarray(first, end), fitted);
    first = end;
  }
  return { fitted, parameters };
}

/** Least squares of `y` on `x` over some rows, written to `fitted`; the number of parameters used. */
function fitLine(x: Float64Array, y: Float64Array, rows: Uint32Array, fitted: Float64Array): number {
  let [meanX, meanY] = [0, 0];
  for (const row of rows) {
    meanX += x[row]! / rows.length;
    meanY += y[row]! / rows.length;
  }
  let [xx, xy] = [0, 0];
  for (const row of rows) {
    xx += square(x[row]! - meanX);
    xy += (x[row]! - meanX) * (y[row]! - meanY);
  }
  const slope = xx > 0 ? xy / xx : 0;
  for (const row of rows) fitted[row] = meanY + slope * (x[row]! - meanX);
  return xx > 0 ? 2 : 1;
}
