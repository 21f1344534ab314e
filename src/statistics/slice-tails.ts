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
  /** Three a slice, by row, in the order of the rows. */
  readonly cellOf: Uint16Array;
  /** Rows of each replicate, by slice. */
  readonly rowsOf: readonly (readonly number[])[];
}

/** Cells of an input's slices. `replicates`: how many there are. */
export function sliceCells({ order, replicateOf, borders }: SlicedInput, replicates: number): SliceCells {
  const cellOf = new Uint16Array(order.length);
  const rowsOf: number[][] = [];
  for (let slice = 0; slice + 1 < borders.length; slice++) {
    const [first, end] = [borders[slice]!, borders[slice + 1]!];
    const third = thirdOf(end - first);
    const counts = Array.from({ length: replicates }, () => 0);
    for (let place = first; place < end; place++) {
      counts[replicateOf[place]!]!++;
      cellOf[order[place]!] = 3 * slice + (place < first + third ? 0 : place < end - third ? 1 : 2);
    }
    rowsOf.push(counts);
  }
  return { cellOf, rowsOf };
}

export const thirdOf = (rows: number) => Math.floor(rows / 3);

/** Rows of one end of every slice, nearest to the end first. */
interface Ends {
  readonly values: Float64Array;
  readonly tags: Uint8Array;
}

/**
 * The tails and medians of an output in every slice of an input, in one pass over the rows in ascending order of the
 * output: the rows of a slice come by in order, so that nothing is sorted for it.
 *
 * `order`: rows in ascending order of `y`; `replicateOf`: by row; `outside`: share left out at either end.
 */
export function sliceTails(
  y: Float64Array,
  order: Uint32Array,
  replicateOf: Uint8Array,
  { cellOf, rowsOf }: SliceCells,
  outside: number,
): SliceTails[] {
  const slices = rowsOf.length;
  const sizes = new Uint32Array(slices);
  const needed = new Uint32Array(slices);
  const starts = new Uint32Array(slices + 1);
  for (let slice = 0; slice < slices; slice++) {
    for (const count of rowsOf[slice]!) sizes[slice]! += count;
    needed[slice] = Math.min(rowsInTail(sizes[slice]!, rowsOf[slice]!.length, outside), sizes[slice]!);
    starts[slice + 1] = starts[slice]! + needed[slice]!;
  }
  const room = () => ({ values: new Float64Array(starts[slices]!), tags: new Uint8Array(starts[slices]!) });
  const [low, high] = [room(), room()];
  const medians = new Float64Array(3 * slices);
  collect(y, order, replicateOf, cellOf, { sizes, needed, starts }, low, high, medians);
  return rowsOf.map((counts, slice) => {
    const part = (ends: Ends, sign: 1 | -1) => {
      const [first, end] = [starts[slice]!, starts[slice + 1]!];
      const most = counts.reduce((large, count) => Math.max(large, count), 0);
      const from = Math.max(Math.floor(plottingPlace(sizes[slice]! - most, outside)) - 1, 0);
      const rows = { values: ends.values.subarray(first, end), tags: ends.tags.subarray(first, end) };
      return leftOut(rows, sign, sizes[slice]!, counts, outside, from, end - first);
    };
    return {
      rowsOf: counts,
      low: part(low, 1),
      high: part(high, -1),
      medians: [medians[3 * slice]!, medians[3 * slice + 2]!],
    };
  });
}

function collect(
  y: Float64Array,
  order: Uint32Array,
  replicateOf: Uint8Array,
  cellOf: Uint16Array,
  { sizes, needed, starts }: { readonly sizes: Uint32Array; needed: Uint32Array; starts: Uint32Array },
  low: Ends,
  high: Ends,
  medians: Float64Array,
): void {
  const seen = new Uint32Array(sizes.length);
  const seenOfCell = new Uint32Array(medians.length);
  const middles = Uint32Array.from(medians, (_, cell) => thirdOf(sizes[(cell - (cell % 3)) / 3]!) >> 1);
  const firstHigh = sizes.map((size, slice) => size - needed[slice]!);
  for (let place = 0; place < order.length; place++) {
    const row = order[place]!;
    const cell = cellOf[row]!;
    if (seenOfCell[cell]!++ === middles[cell]!) medians[cell] = y[row]!;
    const slice = (cell / 3) | 0;
    const count = seen[slice]!++;
    if (count < needed[slice]!) {
      const at = starts[slice]! + count;
      low.values[at] = y[row]!;
      low.tags[at] = replicateOf[row]!;
    }
    if (count < firstHigh[slice]!) continue;
    const at = starts[slice]! + (sizes[slice]! - 1 - count);
    high.values[at] = -y[row]!;
    high.tags[at] = replicateOf[row]!;
  }
}
