import { CompiledLoops } from '../loops/compiled-loops.ts';
import type { SlicedInput } from './input-slices.ts';
import type { SliceCells } from './slice-cells.ts';
import { type LeftOutQuantile, leftOut } from './tail-quantiles.ts';

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

/** Draws of an output, with rows in ascending order and the replicate of each row. */
interface OutputRows {
  readonly y: Float64Array;
  readonly order: Uint32Array;
  readonly replicateOf: Uint8Array;
}

let own: CompiledLoops | undefined;
/** The output whose rows stand in memory, where many inputs are asked about it. */
let placed: WeakRef<OutputRows> | undefined;

/** An output in the order of an input, and what it does in each slice of the input. */
export interface SlicedOutput {
  /** Stands until the next is read. */
  readonly y: Float64Array;
  readonly tails: readonly SliceTails[];
}

/**
 * Reads an output in the slices of an input: their tails and medians in one pass over the rows in ascending order of the
 * output. The rows of a slice come by in order, so that nothing is sorted for it.
 */
export function sliceOutput(
  output: OutputRows,
  { order: byInput }: SlicedInput,
  { outside, cellOf, slices, sliceWords, cellWords, collected }: SliceCells,
): SlicedOutput {
  const count = output.y.length;
  own ??= new CompiledLoops();
  // What stands in memory of the output stays where it is: its places come first.
  const [y, order, replicates, by, ordered, cells, atSlice, atCell, medians, low, high, lowTags, highTags] =
    own.arrange(
      8 * count,
      4 * count,
      count,
      4 * count,
      8 * count,
      2 * count,
      sliceWords.byteLength,
      cellWords.byteLength,
      24 * slices.length,
      8 * collected,
      8 * collected,
      collected,
      collected,
    );
  if (placed?.deref() !== output) {
    own.doubles(y, count).set(output.y);
    own.words(order, count).set(output.order);
    own.bytes(replicates, count).set(output.replicateOf);
    placed = new WeakRef(output);
  }
  own.words(by, count).set(byInput);
  own.shorts(cells, count).set(cellOf);
  own.words(atSlice, sliceWords.length).set(sliceWords);
  own.words(atCell, cellWords.length).set(cellWords);
  own.loops.gatherDoubles(y, by, count, ordered);
  own.loops.collectTails(
    y,
    order,
    replicates,
    count,
    cells,
    atSlice,
    atCell,
    medians,
    low,
    lowTags,
    high,
    highTags,
  );
  const lowRows = { values: own.doubles(low, collected), tags: own.bytes(lowTags, collected) };
  const highRows = { values: own.doubles(high, collected), tags: own.bytes(highTags, collected) };
  const middle = own.doubles(medians, 3 * slices.length);
  const tails = slices.map(
    ({ size, rowsOf, ...range }, slice): SliceTails => ({
      rowsOf,
      low: leftOut(lowRows, range, 1, size, rowsOf, outside),
      high: leftOut(highRows, range, -1, size, rowsOf, outside),
      medians: [middle[3 * slice]!, middle[3 * slice + 2]!],
    }),
  );
  return { y: own.doubles(ordered, count), tails };
}
