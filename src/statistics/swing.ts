/** Rows of the lowest and of the highest tenth of an input's values, with their shares in the tenth's mean. */
export interface Tenths {
  readonly low: WeightedRows;
  readonly high: WeightedRows;
}

interface WeightedRows {
  readonly rows: Uint32Array;
  /** They add up to 1; rows of equal value at the border count in part. */
  readonly weights: Float64Array;
}

/** `order`: rows in ascending order of `x`. */
export function tenths(x: Float64Array, order: Uint32Array): Tenths {
  return { low: firstTenth(x, order), high: firstTenth(x, order.toReversed()) };
}

/** Mean of `y` where the input is in its lowest and in its highest tenth. */
export function swing(y: Float64Array, { low, high }: Tenths): { low: number; high: number } {
  return { low: weightedMean(y, low), high: weightedMean(y, high) };
}

function firstTenth(x: Float64Array, order: Uint32Array): WeightedRows {
  const wanted = order.length / 10;
  const weights = new Float64Array(order.length);
  let first = 0;
  while (first < wanted) {
    const end = endOfEqual(x, order, first);
    weights.fill(Math.min(end - first, wanted - first) / (end - first) / wanted, first, end);
    first = end;
  }
  return { rows: order.slice(0, first), weights: weights.slice(0, first) };
}

/** The place behind the rows whose value is that of a place. */
function endOfEqual(x: Float64Array, order: Uint32Array, first: number): number {
  const value = x[order[first]!]!;
  let end = first + 1;
  while (end < order.length && x[order[end]!] === value) end++;
  return end;
}

function weightedMean(y: Float64Array, { rows, weights }: WeightedRows): number {
  let sum = 0;
  for (let k = 0; k < rows.length; k++) sum += weights[k]! * y[rows[k]!]!;
  return sum;
}
