import { normalQuantile } from '../distributions/special/normal.ts';
import type { SlicedInput } from './input-slices.ts';
import { select } from './partial-sort.ts';
import { rowsOfReplicates, thirdOf } from './slice-cells.ts';
import type { SliceTails } from './slice-tails.ts';
import { type LeftOutQuantile, TailReader } from './tail-quantiles.ts';
import { stepNotLine } from './step.ts';
import { unevenPlace } from './uneven-place.ts';

/** What an output does in some rows that lie side by side in the order of an input. */
export interface ConditionalInterval {
  readonly rows: number;
  /** Rows of each replicate. */
  readonly rowsOf: readonly number[];
  /** Ends of the interval at the mean of the input among the rows. */
  readonly low: LeftOutQuantile;
  readonly high: LeftOutQuantile;
  /** False where it was not examined whether the input still widens the interval: too few rows, or too little width. */
  readonly examined: boolean;
}

/** An output in the order of an input. */
export interface OrderedOutput {
  readonly input: SlicedInput;
  readonly y: Float64Array;
  readonly replicates: number;
  /** What is known of the input's slices before one of them is cut. */
  readonly tails: readonly SliceTails[];
}

/**
 * A trend is taken off where it is so many times as large as chance makes it: low, as many slices with a little trend
 * each add up. It may be a step instead where it is surely there. Judgement: with 3 for both, the sum of two normals
 * narrowed by 0.2917 instead of 0.2929, outside its error under `sobol`.
 */
const likelyTrend = 1.5;
const surelyTrend = 3;
/** Slices whose interval is a smaller part of the whole one than this are not cut again. Judgement. */
const narrowEnough = 1e-3;
/** In so many rows chance never makes an output rise or fall all the way: 2 / 16! = 1e-13. In fewer nothing is examined. */
const fewestExamined = 16;

/**
 * The interval of an output given an input, in slices of the input. A slice in which the output has a trend is
 * straightened first; one in which the ends of the interval move nevertheless is cut where they move, again and again
 * down to a few rows. So neither a smooth dependence nor a jump inside a slice widens the interval. Where the output
 * only rises or only falls with the input it has no other cause, and no width.
 *
 * `outside`: share of the values left out at either end; `width`: that of the whole interval.
 */
export function conditionalIntervals(
  output: OrderedOutput,
  outside: number,
  width: number,
): ConditionalInterval[] {
  const { borders } = output.input;
  readers = readers?.plain.outside === outside ? readers : readersOf(outside);
  const found: ConditionalInterval[] = [];
  const open = borders
    .slice(1)
    .map((end, slice): [number, number, SliceTails | null] => [borders[slice]!, end, output.tails[slice]!]);
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    const [first, end, tails] = part;
    if (end - first >= fewestExamined && isMonotone(output, first, end)) {
      found.push(withoutWidth(output, first, end));
      continue;
    }
    const { cut, ...interval } = intervalOf(output, first, end, tails, readers, narrowEnough * width);
    if (cut === null) found.push(interval);
    else open.push([first, first + cut, null], [first + cut, end, null]);
  }
  return found;
}

interface Readers {
  readonly plain: TailReader;
  readonly level: TailReader;
}

/** Each guesses from the slice before where a tail ends, and a straightened slice is narrower. */
const readersOf = (outside: number): Readers => ({
  plain: new TailReader(outside),
  level: new TailReader(outside),
});

let readers: Readers | undefined;

/** True where the output never falls or never rises with the input, and equal inputs give equal outputs. */
function isMonotone({ input: { x }, y }: OrderedOutput, first: number, end: number): boolean {
  let direction = 0;
  for (let place = first + 1; place < end; place++) {
    const step = Math.sign(y[place]! - y[place - 1]!);
    if (step === 0) continue;
    if (step === -direction || x[place] === x[place - 1]) return false;
    direction = step;
  }
  return true;
}

function withoutWidth(
  { input: { replicateOf }, y, replicates }: OrderedOutput,
  first: number,
  end: number,
): ConditionalInterval {
  const rows = end - first;
  const rowsOf = Array.from({ length: replicates }, () => 0);
  const means = Array.from({ length: replicates }, () => 0);
  let mean = 0;
  for (let place = first; place < end; place++) {
    mean += y[place]! / rows;
    rowsOf[replicateOf[place]!]!++;
    means[replicateOf[place]!]! += y[place]! / rows;
  }
  const without = means.map((part, replicate) => ((mean - part) * rows) / (rows - rowsOf[replicate]!));
  const both = { all: mean, without };
  return { rows, rowsOf, low: both, high: both, examined: true };
}

/** The interval of a slice, and where the slice is to be cut first. */
function intervalOf(
  output: OrderedOutput,
  first: number,
  end: number,
  tails: SliceTails | null,
  readers: Readers,
  enough: number,
): ConditionalInterval & { readonly cut: number | null } {
  const rows = end - first;
  const replicateOf = output.input.replicateOf.subarray(first, end);
  const rowsOf = tails?.rowsOf ?? rowsOfReplicates(replicateOf, output.replicates);
  const y = output.y.subarray(first, end);
  const x = output.input.x.subarray(first, end);
  const plain =
    tails?.low && tails.high
      ? { low: tails.low, high: tails.high }
      : readers.plain.read(y, replicateOf, rowsOf);
  const spread = plain.high.all - plain.low.all;
  const examined = rows >= fewestExamined && spread > enough;
  const found = { rows, rowsOf, examined, ...plain };
  if (!examined) return { ...found, cut: null };
  const { slope, size } = trend(x, tails?.medians ?? mediansOf(y), spread, readers.plain.outside);
  // A line through values that repeat would make an end of the interval of what is none.
  if (
    size > surelyTrend ||
    (size > likelyTrend && !repeats(y, plain.low.all) && !repeats(y, plain.high.all))
  ) {
    const step = size > surelyTrend ? stepNotLine(x, y, plain.low.all, plain.high.all) : null;
    if (step !== null) return { ...found, cut: step };
    const level = straightened(x, y, slope);
    const { low, high } = readers.level.read(level, replicateOf, rowsOf);
    const width = high.all - low.all;
    if (width <= enough) return { ...found, low, high, examined: false, cut: null };
    if (width < spread) return { ...found, low, high, cut: unevenPlace(x, level, low.all, high.all) };
  }
  return { ...found, cut: unevenPlace(x, y, plain.low.all, plain.high.all) };
}

const repeats = (y: Float64Array, value: number) => y.indexOf(value) !== y.lastIndexOf(value);

let levels = new Float64Array(0);

/** Values less their trend, as they would be at the mean of `x`. They stand where those of the last slice stood. */
function straightened(x: Float64Array, y: Float64Array, slope: number): Float64Array {
  let centre = 0;
  for (let row = 0; row < x.length; row++) centre += x[row]! / x.length;
  if (levels.length < y.length) levels = new Float64Array(2 * y.length);
  const level = levels.subarray(0, y.length);
  for (let row = 0; row < y.length; row++) level[row] = y[row]! - slope * (x[row]! - centre);
  return level;
}

/**
 * Slope of the resistant line, and how many times as large it is as chance makes it. Medians of two parts of n / 3 rows
 * differ by chance by sqrt(3 pi / n) standard deviations, of which the interval is 2 z wide.
 *
 * Source: Tukey, Exploratory Data Analysis, 1977, chapter 10: the line through the medians of the outer thirds.
 */
function trend(x: Float64Array, medians: SliceTails['medians'], spread: number, outside: number) {
  const third = thirdOf(x.length);
  const middle = third >> 1;
  const run = x[x.length - third + middle]! - x[middle]!;
  if (third < 2 || !(run > 0)) return { slope: 0, size: 0 };
  const rise = medians[1] - medians[0];
  const chance = (Math.sqrt((3 * Math.PI) / x.length) * spread) / (-2 * normalQuantile(outside));
  return { slope: rise / run, size: Math.abs(rise) / chance };
}

function mediansOf(y: Float64Array): SliceTails['medians'] {
  const third = thirdOf(y.length);
  return [medianFrom(y, 0, third), medianFrom(y, y.length - third, third)];
}

let thirds = new Float64Array(0);

/** The median of `count` rows from `first` on. */
function medianFrom(y: Float64Array, first: number, count: number): number {
  if (thirds.length < count) thirds = new Float64Array(2 * count);
  for (let row = 0; row < count; row++) thirds[row] = y[first + row]!;
  return select(thirds, count, count >> 1);
}
