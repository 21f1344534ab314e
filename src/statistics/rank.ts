import { type CompiledLoops, withCompiledLoops } from '../loops/compiled-loops.ts';

/** Bytes that sorting needs besides the rows. */
const sortingRoom = 24_576;

/** Row numbers in ascending order of their values; equal values keep their order, NaN comes last. */
export function ascendingOrder(values: Float64Array): Uint32Array {
  const count = values.length;
  return withCompiledLoops((rows) => {
    const [from, order, room] = rows.arrange(8 * count, 4 * count, 16 * count + sortingRoom);
    rows.doubles(from, count).set(values);
    rows.loops.sortRows(from, count, order, room);
    return rows.words(order, count).slice();
  });
}

const orders = new WeakMap<Float64Array, Uint32Array>();

/** `ascendingOrder` of a column that is kept and asked for by several statistics: computed once, so never change it. */
export function keptOrder(values: Float64Array): Uint32Array {
  const order = orders.get(values) ?? ascendingOrder(values);
  orders.set(values, order);
  return order;
}

/** Ranks of a column less their middle, and the sum of their squares. */
export interface Ranks {
  /** Halves of whole numbers, in which up to 2^24 rows are told exactly. */
  readonly values: Float32Array;
  readonly squares: number;
}

/** Ranks from 1, less their middle; equal values share the middle of their ranks. `order` is that of `values`. */
export function ranks(values: Float64Array, order: Uint32Array = ascendingOrder(values)): Ranks {
  const count = order.length;
  return withCompiledLoops((rows) => {
    const [from, by, to] = rows.arrange(8 * count, 4 * count, 4 * count);
    rows.doubles(from, count).set(values);
    rows.words(by, count).set(order);
    const squares = rows.loops.rankRows(from, by, count, to);
    return { values: rows.floats(to, count).slice(), squares };
  });
}

/**
 * Spearman's rank correlation: the correlation of the ranks, ties at the middle. Null where one of them is constant.
 */
export function rankCorrelation(x: Ranks, y: Ranks): number | null {
  return rankCorrelations([x], y)[0]!;
}

/** Columns that are multiplied with another one in one pass. */
const atOnce = 8;

/** Spearman's rank correlation of each of several columns with another one. */
export function rankCorrelations(columns: readonly Ranks[], y: Ranks): (number | null)[] {
  const products = withCompiledLoops((rows) => sumsOfProducts(rows, columns, y.values));
  return columns.map(({ squares }, index) =>
    squares * y.squares > 0 ? products[index]! / Math.sqrt(squares * y.squares) : null,
  );
}

/** The sum of each column's products with `y`, added up from the first row to the last. */
function sumsOfProducts(rows: CompiledLoops, columns: readonly Ranks[], y: Float32Array): number[] {
  const count = y.length;
  const [from, by, to] = rows.arrange(4 * count * atOnce, 4 * count, 8 * atOnce);
  rows.floats(by, count).set(y);
  const sums: number[] = [];
  for (let first = 0; first < columns.length; first += atOnce) {
    const some = columns.slice(first, first + atOnce);
    for (const [index, { values }] of some.entries())
      rows.floats(from + 4 * count * index, count).set(values);
    rows.loops.sumsOfProducts(from, by, count, to);
    sums.push(...rows.doubles(to, some.length));
  }
  return sums;
}
