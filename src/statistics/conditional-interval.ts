import { normalQuantile } from '../distributions/special/normal.ts';
import type { SlicedInput } from './input-slices.ts';
import { select } from './partial-sort.ts';
import { type LeftOutQuantile, tailQuantiles } from './tail-quantiles.ts';

/** What an output does in some rows that lie side by side in the order of an input. */
export interface ConditionalInterval {
  /** Rows, and those of each replicate. */
  readonly rows: number;
  readonly rowsOf: Float64Array;
  /** Ends of the interval at the mean of the input among the rows. */
  readonly low: LeftOutQuantile;
  readonly high: LeftOutQuantile;
}

/** An output in the order of an input, with the replicate of each row. */
export interface OrderedOutput {
  readonly input: SlicedInput;
  readonly y: Float64Array;
  readonly replicateOf: Uint8Array;
  readonly replicates: number;
}

/** A trend is taken off where it is this many times as large as chance makes it. */
const surelyTrend = 3;
/** Chance exceeds this Kolmogorov distance in one of 1e5 slices: 2 exp(-2 t^2). Judgement: none in a run of 400 pairs. */
const surelyUneven = 2.5;
/** Slices whose interval is a smaller part of the whole one than this are not cut again. */
const narrowEnough = 1e-3;

/** Reused from slice to slice, as large as the largest. */
const buffers = { values: new Float64Array(0), sorted: new Float64Array(0), tags: new Uint8Array(0) };

/**
 * The interval of an output given an input, in slices of the input. A slice in which the output has a trend is
 * straightened first; one in which the ends of the interval move nevertheless is cut where they move, again and again
 * down to `fewest` rows. So neither a smooth dependence nor a jump inside a slice widens the interval.
 *
 * `outside`: share of the values left out at either end; `width`: that of the whole interval.
 *
 * Source: the cut is that of a regression tree, where the cumulative sum of the exceedances is farthest from a straight
 * line (Brown, Durbin and Evans, J. R. Stat. Soc. B 37 (1975) 149-192).
 */
export function conditionalIntervals(
  output: OrderedOutput,
  outside: number,
  fewest: number,
  width: number,
): ConditionalInterval[] {
  const { borders } = output.input;
  const found: ConditionalInterval[] = [];
  const open = borders.slice(1).map((end, slice): [number, number] => [borders[slice]!, end]);
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    const [first, end] = part;
    const interval = intervalOf(output, first, end, outside);
    const wide = interval.high.all - interval.low.all > narrowEnough * width;
    const cut = wide && end - first >= fewest ? unevenAt(output.input.x, first, interval) : null;
    if (cut === null) found.push(interval);
    else open.push([first, cut], [cut, end]);
  }
  return found;
}

interface Interval extends ConditionalInterval {
  /** The output in the order of the input, without its trend: valid until the next slice. */
  readonly level: Float64Array;
  /** Ends of the interval of `level`. */
  readonly from: number;
  readonly to: number;
}

function intervalOf(output: OrderedOutput, first: number, end: number, outside: number): Interval {
  const { input, y, replicateOf, replicates } = output;
  const rows = end - first;
  if (buffers.values.length < rows) {
    buffers.values = new Float64Array(rows);
    buffers.sorted = new Float64Array(rows);
    buffers.tags = new Uint8Array(rows);
  }
  const rowsOf = new Float64Array(replicates);
  for (let place = first; place < end; place++) rowsOf[replicateOf[place]!]!++;
  const { values } = buffers;
  const ends = (slope: number, centre: number) => {
    const { sorted, tags } = buffers;
    for (let place = first; place < end; place++)
      values[place - first] = y[place]! - (slope === 0 ? 0 : slope * (input.x[place]! - centre));
    sorted.set(values.subarray(0, rows));
    tags.set(replicateOf.subarray(first, end));
    return tailQuantiles(sorted, tags, rows, rowsOf, outside);
  };
  const plain = ends(0, 0);
  const spread = plain.high.all - plain.low.all;
  const slope = spread > 0 ? trend(output, first, end, spread, outside) : 0;
  if (slope !== 0) {
    let centre = 0;
    for (let place = first; place < end; place++) centre += input.x[place]! / rows;
    const straightened = ends(slope, centre);
    if (straightened.high.all - straightened.low.all < spread)
      return made(straightened, rows, rowsOf, values);
    ends(0, 0);
  }
  return made(plain, rows, rowsOf, values);
}

function made(
  { low, high }: { readonly low: LeftOutQuantile; readonly high: LeftOutQuantile },
  rows: number,
  rowsOf: Float64Array,
  level: Float64Array,
): Interval {
  return { rows, rowsOf, low, high, level, from: low.all, to: high.all };
}

/**
 * Slope of the resistant line, 0 where chance could have made it. Medians of two parts of n / 3 rows differ by chance
 * by sqrt(3 pi / n) standard deviations, of which the interval is 2 z wide.
 *
 * Source: Tukey, Exploratory Data Analysis, 1977, chapter 10: the line through the medians of the outer thirds.
 */
function trend(
  { input, y }: OrderedOutput,
  first: number,
  end: number,
  spread: number,
  outside: number,
): number {
  const third = Math.floor((end - first) / 3);
  const middle = third >> 1;
  const run = input.x[end - 1 - middle]! - input.x[first + middle]!;
  if (third < 2 || !(run > 0)) return 0;
  const median = (from: number) => {
    buffers.sorted.set(y.subarray(from, from + third));
    return select(buffers.sorted, third, middle);
  };
  const rise = median(end - third) - median(first);
  const chance = (Math.sqrt((3 * Math.PI) / (end - first)) * spread) / (-2 * normalQuantile(outside));
  return Math.abs(rise) > surelyTrend * chance ? rise / run : 0;
}

/**
 * Where to cut rows in which the ends of the interval move with the input: where the cumulative number of values beyond
 * an end is farthest from rising evenly. Null where chance may well move it as far. Rows of equal input stay together.
 */
function unevenAt(x: Float64Array, first: number, interval: Interval): number | null {
  const { level, from, to, rows } = interval;
  let [above, below] = [0, 0];
  for (let k = 0; k < rows; k++) {
    if (level[k]! > to) above++;
    if (level[k]! < from) below++;
  }
  // Where an end is an atom with nothing beyond, the atom itself is counted.
  const [upper, lower] = [above === 0, below === 0];
  if (upper) for (let k = 0; k < rows; k++) if (level[k]! >= to) above++;
  if (lower) for (let k = 0; k < rows; k++) if (level[k]! <= from) below++;
  const scaleAbove = bridgeScale(above, rows);
  const scaleBelow = bridgeScale(below, rows);
  let [seenAbove, seenBelow, farthest, cut] = [0, 0, surelyUneven, -1];
  for (let k = 0; k < rows - 1; k++) {
    const value = level[k]!;
    if (upper ? value >= to : value > to) seenAbove++;
    if (lower ? value <= from : value < from) seenBelow++;
    if (x[first + k] === x[first + k + 1]) continue;
    const part = (k + 1) / rows;
    const distance = Math.max(
      scaleAbove * Math.abs(seenAbove - part * above),
      scaleBelow * Math.abs(seenBelow - part * below),
    );
    if (distance > farthest) [farthest, cut] = [distance, first + k + 1];
  }
  return cut < 0 ? null : cut;
}

/** 1 / standard deviation of a count that rises evenly to `count`, as a bridge; 0 where nothing or everything counts. */
function bridgeScale(count: number, rows: number): number {
  return count > 0 && count < rows ? 1 / Math.sqrt(count * (1 - count / rows)) : 0;
}
