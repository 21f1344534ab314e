import { hypot } from '../elementary/elementary.ts';
import { conditionalIntervals } from './conditional-interval.ts';
import { type Estimate, replicateError, unknownEstimate } from './estimate.ts';
import { type SlicedInput, sliceInput } from './input-slices.ts';
import { type SliceCells, sliceCells } from './slice-cells.ts';
import { sliceOutput } from './slice-tails.ts';
import { type LeftOutQuantile, TailReader } from './tail-quantiles.ts';

/** Draws of an output, kept replicate by replicate, with the interval that they have. */
export interface IntervalRows {
  readonly y: Float64Array;
  /** Rows in ascending order of `y`. */
  readonly order: Uint32Array;
  /** Replicate of every row, from 0. */
  readonly replicateOf: Uint8Array;
  readonly rowsOf: Float64Array;
  /** Share of the draws left out at either end of the interval. */
  readonly outside: number;
  /** Fewest rows from which the two quantiles of a slice are read. */
  readonly fewest: number;
  readonly low: LeftOutQuantile;
  readonly high: LeftOutQuantile;
}

/** How much an output's interval narrows on average once an input is known. */
export interface Narrowing {
  /** Part of the width; null where the width is 0. */
  readonly narrowing: Estimate;
  /** The same in the output's unit. */
  readonly amount: Estimate;
  /** Mean ends of the interval once the input is known. */
  readonly low: number;
  readonly high: number;
  /** What each replicate stands for in `amount`, its pseudo-value: independent, with that mean. */
  readonly parts: readonly number[];
}

/** Rows that must lie beyond an end of a slice's interval. Judgement: the end then varies by a tenth of the interval. */
const fewestOutside = 12;

/**
 * The interval of draws at a level (0 to 1). Null where they are too few for two slices.
 *
 * @param y finite values
 * @param order rows in ascending order of `y`
 */
export function intervalRows(
  y: Float64Array,
  order: Uint32Array,
  replicateOf: Uint8Array,
  replicates: number,
  level: number,
): IntervalRows | null {
  const outside = (1 - level) / 2;
  const fewest = Math.round(fewestOutside / outside);
  if (y.length < 2 * fewest) return null;
  const rowsOf = new Float64Array(replicates);
  for (let row = 0; row < replicateOf.length; row++) rowsOf[replicateOf[row]!]!++;
  return {
    y,
    order,
    replicateOf,
    rowsOf,
    outside,
    fewest,
    ...new TailReader(outside).read(y, replicateOf, rowsOf),
  };
}

/** An input in slices in which intervals of outputs are read. */
export interface Slices extends SlicedInput {
  readonly cells: SliceCells;
}

/** The slices of an input. `order`: rows in ascending order of `x`. */
export function slicesOf(
  x: Float64Array,
  order: Uint32Array,
  {
    replicateOf,
    rowsOf,
    fewest,
    outside,
  }: Pick<IntervalRows, 'replicateOf' | 'rowsOf' | 'fewest' | 'outside'>,
): Slices {
  const input = sliceInput(x, order, replicateOf, fewest);
  return { ...input, cells: sliceCells(input, rowsOf.length, outside) };
}

/**
 * Expected narrowing of an interval by knowing an input: its width less the mean width of the interval given the input,
 * for dependent inputs too. Errors are those of the jackknife over replicates. Never clipped: the narrowing by an input
 * without effect may well come out negative.
 *
 * Source: the measure is the mean reduction of a quantile interval; the jackknife with groups is Quenouille's and
 * Tukey's (Efron and Tibshirani, An Introduction to the Bootstrap, 1993, chapter 11).
 */
export function narrowing(rows: IntervalRows, input: Slices): Narrowing {
  const { outside, rowsOf } = rows;
  const replicates = rowsOf.length;
  const count = rows.y.length;
  const width = rows.high.all - rows.low.all;
  const intervals = conditionalIntervals(
    { input, replicates, ...sliceOutput(rows, input, input.cells) },
    outside,
    width,
  );
  let [low, high, unexamined] = [0, 0, 0];
  const without = new Float64Array(replicates);
  for (const part of intervals) {
    low += (part.rows / count) * part.low.all;
    high += (part.rows / count) * part.high.all;
    if (!part.examined) unexamined += (part.rows / count) * (part.high.all - part.low.all);
    for (let replicate = 0; replicate < replicates; replicate++) {
      const left = part.rows - part.rowsOf[replicate]!;
      if (left === 0) continue;
      const share = left / (count - rowsOf[replicate]!);
      without[replicate]! += share * (part.high.without[replicate]! - part.low.without[replicate]!);
    }
  }
  const amount = width - (high - low);
  const widths = rows.high.without.map((end, replicate) => end - rows.low.without[replicate]!);
  const pseudo = (all: number, left: (replicate: number) => number) =>
    Array.from(rowsOf, (_, replicate) => replicates * all - (replicates - 1) * left(replicate));
  const parts = pseudo(amount, (replicate) => widths[replicate]! - without[replicate]!);
  const shares = pseudo(amount / width, (replicate) => 1 - without[replicate]! / widths[replicate]!);
  return {
    narrowing:
      width > 0
        ? { value: amount / width, error: withUnexamined(replicateError(shares), unexamined / width) }
        : unknownEstimate,
    amount: { value: amount, error: withUnexamined(replicateError(parts), unexamined) },
    low,
    high,
    parts,
  };
}

/** What is left in slices that were not examined may come from the input itself. */
const withUnexamined = (error: number | null, unexamined: number) =>
  error === null ? null : hypot(error, unexamined);
