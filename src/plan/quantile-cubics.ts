import { log2, pow, powerOfTwo, square } from '../elementary/elementary.ts';
import { innerPart, nodeValues, octaves, parts, smallestTail } from './node-values.ts';
import { type Panel, panelValue } from './quantile-panels.ts';
import { TableBudgetError } from './table-budget.ts';

/** Error allowed to a cubic, relative to max(|x - median|, interquartile range). */
const tolerance = 8e-10;
/** Where the function is steep: the part of the tail by which a cubic may be early or late. */
const tailTolerance = 4e-11;
/** A piece this narrow, relative to the tail, is right to 1e-10 of the probability whatever its values. */
const narrowest = 1e-11;
/** Pieces of a side: the heaviest tail that a family may have, student_t(0.05), needs a fifth of these. */
const mostPieces = 2 ** 18;

/** Half of a quantile function, by |t|. */
export interface Side {
  readonly panels: readonly Panel[];
  /** Tails, ascending, where the function or its slope jumps. */
  readonly kinks: readonly number[];
  /** Size that an error at a value is relative to. */
  readonly size: (value: number) => number;
  /** Between which all values lie: no draw may fall outside, however little. */
  readonly ends: readonly [low: number, high: number];
}

/** A side's cubics at one resolution, laid out as quantile-table.ts says. */
export interface CutSide {
  readonly bits: number;
  readonly cubics: Float64Array;
  readonly pieces: readonly number[];
  /** Probability of the intervals that are cut into pieces. */
  readonly share: number;
  /** Largest error found. */
  readonly error: number;
}

/**
 * Cubics on 2^bits intervals an octave, and pieces where a cubic is not good enough.
 *
 * @throws TableBudgetError where there would be too many pieces.
 */
export function cutSide(side: Side, bits: number): CutSide {
  const cutting = new Cutting(side, bits);
  for (let interval = 0; interval < octaves * powerOfTwo(bits); interval++) cutting.interval(interval);
  return cutting.done();
}

/** A side while it is cut. What is done for an interval is a function of its own, as an engine compiles a long loop again and again. */
class Cutting {
  readonly #side: Side;
  readonly #bits: number;
  readonly #intervals: number;
  readonly #fit: CubicFit;
  /** The function at the nodes of all intervals. */
  readonly #values: Float64Array;
  readonly #cubics: Float64Array;
  readonly #pieces: number[] = [];
  #kink = 0;
  #share = 0;
  #largest = 0;

  constructor(side: Side, bits: number) {
    this.#side = side;
    this.#bits = bits;
    this.#intervals = powerOfTwo(bits);
    this.#fit = new CubicFit(side);
    this.#values = nodeValues(side, bits, 0, octaves * this.#intervals);
    this.#cubics = new Float64Array(4 * (octaves * this.#intervals + 1));
  }

  /** Cuts the next interval, which is the one of this number. */
  interval(interval: number): void {
    const intervals = this.#intervals;
    const fit = this.#fit;
    const { kinks } = this.#side;
    const octave = smallestTail * powerOfTwo(Math.floor(interval / intervals));
    const width = octave / intervals;
    const start = octave + (interval % intervals) * width;
    const end = start + width;
    const ends = [start];
    while (this.#kink < kinks.length && kinks[this.#kink]! < end) {
      if (kinks[this.#kink]! > start) ends.push(kinks[this.#kink]!);
      this.#kink++;
    }
    const at = 4 * interval;
    if (ends.length === 1 && fit.through(start, width, this.#values, interval * parts.length)) {
      this.#largest = Math.max(this.#largest, fit.error);
      this.#cubics[at] = fit.c0;
      this.#cubics[at + 1] = fit.c1 * intervals;
      this.#cubics[at + 2] = fit.c2 * square(intervals);
      this.#cubics[at + 3] = fit.c3 * (intervals * square(intervals));
      return;
    }
    this.#cubics[at] = Number.NaN;
    this.#share += width;
    ends.push(end);
    for (let k = 1; k < ends.length; k++) this.#piece(ends[k - 1]!, ends[k]!);
  }

  done(): CutSide {
    const { panels, ends } = this.#side;
    const [low, high] = ends;
    this.#cubics[this.#cubics.length - 4] = Math.min(
      Math.max(panelValue(panels[panels.length - 1]!, -1), low),
      high,
    );
    return {
      bits: this.#bits,
      cubics: this.#cubics,
      pieces: this.#pieces,
      share: this.#share,
      error: this.#largest,
    };
  }

  #piece(start: number, end: number): void {
    const fit = this.#fit;
    const width = end - start;
    const isGood = fit.on(start, width);
    if (!isGood && width > narrowest * start) {
      this.#piece(start, start + width / 2);
      this.#piece(start + width / 2, end);
      return;
    }
    if (isGood) this.#largest = Math.max(this.#largest, fit.error);
    if (this.#pieces.length > 6 * mostPieces) throw new TableBudgetError();
    const { c0, c1, c2, c3 } = fit;
    this.#pieces.push(start, c0, c1 / width, c2 / square(width), c3 / pow(width, 3), 0);
  }
}

/** Probability of the intervals next to 1/2 that would be cut into pieces: a quick look before cutting all. */
export function shareNearMedian(side: Side, bits: number): number {
  const intervals = powerOfTwo(bits);
  const width = 0.25 / intervals;
  const fit = new CubicFit(side);
  const values = nodeValues(side, bits, (octaves - 1) * intervals, intervals);
  let share = 0;
  for (let interval = 0; interval < intervals; interval++)
    if (!fit.through(0.25 + interval * width, width, values, interval * parts.length)) share += width;
  return share;
}

/** The cubic through an interval's nodes, its variable the part of the interval: c0 + c1 r + c2 r^2 + c3 r^3. */
class CubicFit {
  c0 = 0;
  c1 = 0;
  c2 = 0;
  c3 = 0;
  error = 0;
  readonly #side: Side;
  readonly #values = new Float64Array(parts.length);
  #panel = 0;

  constructor(side: Side) {
    this.#side = side;
  }

  /** Fits an interval that lies between kinks; true when the cubic is good enough, in the value or else in the tail. */
  on(start: number, width: number): boolean {
    for (let k = 0; k < parts.length; k++) {
      const part = parts[k]!;
      this.#values[k] = this.#seriesAt(start, width, part, log2(start + width * part));
    }
    return this.through(start, width, this.#values, 0);
  }

  /** The same where the values at the nodes are known, from a place on. */
  through(start: number, width: number, values: Float64Array, first: number): boolean {
    const { size } = this.#side;
    const f0 = values[first]!;
    const f1 = values[first + 2]!;
    const f2 = values[first + 4]!;
    const f3 = values[first + 6]!;
    if (!Number.isFinite(f0)) return this.#isConstant(f0);
    const d01 = (f1 - f0) * 4;
    const d12 = (f2 - f1) * 2;
    const d23 = (f3 - f2) * 4;
    const d012 = (d12 - d01) / 0.75;
    const d123 = (d23 - d12) / 0.75;
    this.c0 = f0;
    this.c3 = d123 - d012;
    this.c2 = d012 - this.c3;
    this.c1 = d01 - 0.25 * d012 + 0.1875 * this.c3;
    const isInside = this.#isInside();
    if (!isInside) {
      // Between two values that lie inside, so does a straight line.
      this.c1 = f3 - f0;
      this.c2 = 0;
      this.c3 = 0;
    }
    let error = 0;
    let isGood = true;
    // A cubic goes through every second part, a line only through the ends.
    for (let k = 1; k < parts.length; k += isInside ? 2 : 1) {
      const value = values[first + k]!;
      const off = Math.abs(this.#at(parts[k]!) - value);
      const relative = off / size(value);
      if (relative <= tolerance) error = Math.max(error, relative);
      else {
        const after = Math.min(k + 1, parts.length - 1);
        const rise =
          Math.abs(values[first + after]! - values[first + k - 1]!) / (parts[after]! - parts[k - 1]!);
        isGood &&= off * width <= rise * start * tailTolerance;
      }
    }
    this.error = error;
    return isGood;
  }

  /** An infinite value, which ends at a kink. */
  #isConstant(value: number): boolean {
    this.c0 = value;
    this.c1 = 0;
    this.c2 = 0;
    this.c3 = 0;
    this.error = 0;
    return !Number.isNaN(value);
  }

  #at(part: number): number {
    return ((this.c3 * part + this.c2) * part + this.c1) * part + this.c0;
  }

  /** Whether the cubic, with what rounding may add, stays between the ends. */
  #isInside(): boolean {
    const [low, high] = this.#side.ends;
    const { c0, c1, c2, c3 } = this;
    const reach = Math.abs(c1) + Math.abs(c2) + Math.abs(c3);
    const rounding = 1e-15 * (Math.abs(c0) + reach);
    if (c0 - low >= reach + rounding && high - c0 >= reach + rounding) return true;
    // Where the slope c1 + 2 c2 r + 3 c3 r^2 is 0, without cancellation.
    const q = -(c2 + (c2 < 0 ? -1 : 1) * Math.sqrt(c2 * c2 - 3 * c1 * c3));
    const turns = [q / (3 * c3), c1 / q].filter((part) => part > 0 && part < 1);
    return [0, 1, ...turns].every((part) => {
      const value = this.#at(part);
      return value - low >= rounding && high - value >= rounding;
    });
  }

  /** The series at a part of an interval; at the ends that of the panel within. */
  #seriesAt(start: number, width: number, part: number, log2Tail: number): number {
    const { panels, ends } = this.#side;
    const inner = start + width * innerPart(part);
    while (this.#panel > 0 && panels[this.#panel]!.low > inner) this.#panel--;
    while (this.#panel < panels.length - 1 && panels[this.#panel]!.high <= inner) this.#panel++;
    const value = panelValue(panels[this.#panel]!, log2Tail);
    return Math.min(Math.max(value, ends[0]), ends[1]);
  }
}
