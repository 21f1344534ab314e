import type { SlicedInput } from './input-slices.ts';
import { type LeftOutQuantile, leftOut, plottingPlace, rowsInTail } from './tail-quantiles.ts';

/** What an output does in a slice of an input. */
export interface SliceTails {
  /** Rows of each replicate. */
  readonly rowsOf: readonly number[];
  /** The quantile at either end; null where the rows that were read do not reach it. */
  readonly low: LeftOutQuantile | null;
  readonly high: LeftOutQuantile | null;
  /** Medians of the first and of the last third of the rows, in the order of the input. */
  readonly medians: readonly [first: number, last: number];
}

/** Which third of which slice each row is in, and where the tails of slices are collected. */
export interface SliceCells {
  /** Share of the rows left out at either end. */
  readonly outside: number;
  /** Three a slice, by row, in the order of the rows. */
  readonly cellOf: Uint16Array;
  readonly slices: readonly SlicePlace[];
  /** By slice: rows, rows of a tail that are collected, and where these begin. */
  readonly sizes: Uint32Array;
  readonly needed: Uint32Array;
  readonly starts: Uint32Array;
  /** By cell: which of its rows, in ascending order of an output, is the middle one. */
  readonly middles: Uint32Array;
}

interface SlicePlace {
  readonly rowsOf: readonly number[];
  /** The first row of a tail that an end of the interval is read from, whichever replicate is left out. */
  readonly from: number;
}

/** Cells of an input's slices. `replicates`: how many there are; `outside`: share left out at either end. */
export function sliceCells(
  { order, replicateOf, borders }: SlicedInput,
  replicates: number,
  outside: number,
): SliceCells {
  const count = borders.length - 1;
  const cellOf = new Uint16Array(order.length);
  const slices: SlicePlace[] = [];
  const [sizes, needed, starts] = [
    new Uint32Array(count),
    new Uint32Array(count),
    new Uint32Array(count + 1),
  ];
  const middles = new Uint32Array(3 * count);
  for (let slice = 0; slice < count; slice++) {
    const [first, end] = [borders[slice]!, borders[slice + 1]!];
    const size = end - first;
    const third = thirdOf(size);
    const rowsOf = Array.from({ length: replicates }, () => 0);
    for (let place = first; place < end; place++) {
      rowsOf[replicateOf[place]!]!++;
      cellOf[order[place]!] = 3 * slice + (place < first + third ? 0 : place < end - third ? 1 : 2);
    }
    slices.push({
      rowsOf,
      from: Math.max(Math.floor(plottingPlace(size - Math.max(...rowsOf), outside)) - 1, 0),
    });
    sizes[slice] = size;
    needed[slice] = Math.min(rowsInTail(size, replicates, outside), size);
    starts[slice + 1] = starts[slice]! + needed[slice]!;
    middles.fill(third >> 1, 3 * slice, 3 * slice + 3);
  }
  return { outside, cellOf, slices, sizes, needed, starts, middles };
}

export const thirdOf = (rows: number) => Math.floor(rows / 3);

/** Rows of one end of every slice, nearest to the end first; those of the last output stand until the next. */
class Ends {
  values = new Float64Array(0);
  tags = new Uint8Array(0);

  makeRoom(rows: number): void {
    if (this.values.length >= rows) return;
    this.values = new Float64Array(2 * rows);
    this.tags = new Uint8Array(2 * rows);
  }
}

const low = new Ends();
const high = new Ends();

/**
 * The tails and medians of an output in every slice of an input, in one pass over the rows in ascending order of the
 * output: the rows of a slice come by in order, so that nothing is sorted for it.
 *
 * `order`: rows in ascending order of `y`; `replicateOf`: by row.
 */
export function sliceTails(
  y: Float64Array,
  order: Uint32Array,
  replicateOf: Uint8Array,
  cells: SliceCells,
): SliceTails[] {
  const { outside, slices, sizes, starts } = cells;
  const medians = collect(y, order, replicateOf, cells);
  return slices.map(({ rowsOf, from }, slice) => {
    const range = { first: starts[slice]!, from, end: starts[slice + 1]! };
    return {
      rowsOf,
      low: leftOut(low, range, 1, sizes[slice]!, rowsOf, outside),
      high: leftOut(high, range, -1, sizes[slice]!, rowsOf, outside),
      medians: [medians[3 * slice]!, medians[3 * slice + 2]!],
    };
  });
}

/** Fills `low` and `high`; the median of every cell. */
function collect(
  y: Float64Array,
  order: Uint32Array,
  replicateOf: Uint8Array,
  { cellOf, sizes, needed, starts, middles }: SliceCells,
): Float64Array {
  const count = sizes.length;
  low.makeRoom(starts[count]!);
  high.makeRoom(starts[count]!);
  const [lowValues, lowTags, highValues, highTags] = [low.values, low.tags, high.values, high.tags];
  const medians = new Float64Array(3 * count);
  const seen = new Uint32Array(count);
  const seenOfCell = new Uint32Array(3 * count);
  for (let place = 0; place < order.length; place++) {
    const row = order[place]!;
    const cell = cellOf[row]!;
    if (seenOfCell[cell]!++ === middles[cell]!) medians[cell] = y[row]!;
    const slice = (cell / 3) | 0;
    const below = seen[slice]!++;
    const above = sizes[slice]! - 1 - below;
    const most = needed[slice]!;
    if (below < most) {
      lowValues[starts[slice]! + below] = y[row]!;
      lowTags[starts[slice]! + below] = replicateOf[row]!;
    }
    if (above < most) {
      highValues[starts[slice]! + above] = -y[row]!;
      highTags[starts[slice]! + above] = replicateOf[row]!;
    }
  }
  return medians;
}
