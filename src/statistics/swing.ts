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
  const last = order.length - 1;
  return {
    low: firstTenth(x, order.length, (place) => order[place]!),
    high: firstTenth(x, order.length, (place) => order[last - place]!),
  };
}

/** Mean of `y` where the input is in its lowest and in its highest tenth. */
export function swing(y: Float64Array, { low, high }: Tenths): { low: number; high: number } {
  const both = Math.min(low.rows.length, high.rows.length);
  let [ofLow, ofHigh] = [0, 0];
  // Side by side, as each sum waits for its last addition.
  for (let k = 0; k < both; k++) {
    ofLow += low.weights[k]! * y[low.rows[k]!]!;
    ofHigh += high.weights[k]! * y[high.rows[k]!]!;
  }
  return { low: addedFrom(both, ofLow, y, low), high: addedFrom(both, ofHigh, y, high) };
}

/** The first tenth of the rows in some order. */
function firstTenth(x: Float64Array, count: number, rowAt: (place: number) => number): WeightedRows {
  const wanted = count / 10;
  // Of the rows that lie on the border, all have the same share.
  const border = Math.ceil(wanted) - 1;
  const value = x[rowAt(border)]!;
  let [first, end] = [border, border + 1];
  while (first > 0 && x[rowAt(first - 1)] === value) first--;
  while (end < count && x[rowAt(end)] === value) end++;
  const rows = new Uint32Array(end);
  for (let place = 0; place < end; place++) rows[place] = rowAt(place);
  const weights = new Float64Array(end).fill(1 / wanted, 0, first);
  weights.fill(Math.min(end - first, wanted - first) / (end - first) / wanted, first);
  return { rows, weights };
}

/** A sum, with what follows from a place on. */
function addedFrom(place: number, sum: number, y: Float64Array, { rows, weights }: WeightedRows): number {
  let whole = sum;
  for (let k = place; k < rows.length; k++) whole += weights[k]! * y[rows[k]!]!;
  return whole;
}
