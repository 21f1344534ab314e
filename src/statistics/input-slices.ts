import { withCompiledLoops } from '../loops/compiled-loops.ts';

/** An input's draws in ascending order, in slices. */
export interface SlicedInput {
  /** Rows in ascending order of the input. */
  readonly order: Uint32Array;
  /** The input's values in that order. */
  readonly x: Float64Array;
  /** Replicate of every row, in that order. */
  readonly replicateOf: Uint8Array;
  /** First position of every slice, and the number of rows at the end. */
  readonly borders: readonly number[];
}

/** Slices that a continuous input is cut into where there are rows enough. */
const slices = 32;

/**
 * Cuts an input into slices of about equally many rows, and of `fewest` at least; towards the ends, where an input's
 * values lie far apart, of as many rows as lie beyond. Rows of equal value are never parted, and a
 * value of at least `fewest` rows is a slice by itself, so that an atom stands alone. What is left between atoms is a
 * slice too, however few rows it has: joined to an atom it would change that slice more than its few rows weigh.
 *
 * `order`: rows in ascending order of `values`; `replicates`: replicate of every row.
 */
export function sliceInput(
  values: Float64Array,
  order: Uint32Array,
  replicates: Uint8Array,
  fewest: number,
): SlicedInput {
  const rows = order.length;
  const { x, replicateOf } = inOrder(values, order, replicates);
  const wanted = (first: number) =>
    Math.max(fewest, Math.ceil(Math.min(rows / slices, first, (rows - first) / 2)));
  const borders = [0];
  let next = wanted(0);
  const cut = (place: number) => {
    if (place === borders.at(-1)!) return;
    borders.push(place);
    next = place + wanted(place);
  };
  for (let first = 0; first < rows; ) {
    let end = first + 1;
    while (end < rows && x[end] === x[first]) end++;
    if (end - first >= fewest) {
      cut(first);
      cut(end);
    } else if (end >= next && rows - end >= fewest) cut(end);
    first = end;
  }
  cut(rows);
  return { order, x, replicateOf, borders };
}

/** The input's values, and the replicates of its rows, in its order. */
function inOrder(values: Float64Array, order: Uint32Array, replicates: Uint8Array) {
  const count = order.length;
  return withCompiledLoops((rows) => {
    const [by, from, to, tags, ordered] = rows.arrange(4 * count, 8 * count, 8 * count, count, count);
    rows.words(by, count).set(order);
    rows.doubles(from, count).set(values);
    rows.bytes(tags, count).set(replicates);
    rows.loops.gatherDoubles(from, by, count, to);
    rows.loops.gatherBytes(tags, by, count, ordered);
    return { x: rows.doubles(to, count).slice(), replicateOf: rows.bytes(ordered, count).slice() };
  });
}
