import { withCompiledLoops } from '../loops/compiled-loops.ts';
import type { SlicedInput } from './input-slices.ts';
import { plottingPlace, rowsInTail } from './tail-quantiles.ts';

/** Which third of which slice each row is in, and where the tails of slices are collected. */
export interface SliceCells {
  /** Share of the rows left out at either end. */
  readonly outside: number;
  /** Three a slice, by row. */
  readonly cellOf: Uint16Array;
  readonly slices: readonly SlicePlace[];
  /** What assembly/tails.ts is told of every slice and of every cell, with room for what it counts. */
  readonly sliceWords: Uint32Array;
  readonly cellWords: Uint32Array;
  /** Rows of the tails of all slices that are collected at either end. */
  readonly collected: number;
}

interface SlicePlace {
  readonly size: number;
  readonly rowsOf: readonly number[];
  /** Where the rows of its tails begin, and end. */
  readonly first: number;
  readonly end: number;
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
  const slices: SlicePlace[] = [];
  const sliceWords = new Uint32Array(4 * count);
  const cellWords = new Uint32Array(6 * count);
  const cellBorders = new Uint32Array(3 * count + 1);
  let collected = 0;
  for (let slice = 0; slice < count; slice++) {
    const [first, end] = [borders[slice]!, borders[slice + 1]!];
    const size = end - first;
    const third = thirdOf(size);
    const rowsOf = rowsOfReplicates(replicateOf.subarray(first, end), replicates);
    const needed = Math.min(rowsInTail(size, replicates, outside), size);
    const from = Math.max(Math.floor(plottingPlace(size - Math.max(...rowsOf), outside)) - 1, 0);
    slices.push({ size, rowsOf, first: collected, end: collected + needed, from });
    sliceWords.set([size, needed, collected], 4 * slice);
    const middle = third >> 1;
    cellWords.set([middle, 0, middle, 0, middle], 6 * slice);
    cellBorders.set([first, first + third, end - third], 3 * slice);
    collected += needed;
  }
  cellBorders[3 * count] = order.length;
  return { outside, cellOf: cellsOf(order, cellBorders), slices, sliceWords, cellWords, collected };
}

/** The cell of every row. `borders`: first place of each cell, and the number of rows. */
function cellsOf(order: Uint32Array, borders: Uint32Array): Uint16Array {
  const count = order.length;
  return withCompiledLoops((rows) => {
    const [by, at, to] = rows.arrange(4 * count, 4 * borders.length, 2 * count);
    rows.words(by, count).set(order);
    rows.words(at, borders.length).set(borders);
    rows.loops.scatterCells(by, at, borders.length - 1, to);
    return rows.shorts(to, count).slice();
  });
}

/** Rows of each replicate. A function of its own, as an engine compiles a loop within a long one again and again. */
export function rowsOfReplicates(replicateOf: Uint8Array, replicates: number): number[] {
  const counts = Array.from({ length: replicates }, () => 0);
  for (let row = 0; row < replicateOf.length; row++) counts[replicateOf[row]!]!++;
  return counts;
}

export const thirdOf = (rows: number) => Math.floor(rows / 3);
