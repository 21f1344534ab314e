import { select, sortPlaces } from './partial-sort.ts';

/** A quantile of some rows, of all of them and without each replicate. */
export interface LeftOutQuantile {
  readonly all: number;
  /** One a replicate: the quantile of the rows of the others; NaN where there are none. */
  readonly without: readonly number[];
}

/** Reads the quantiles at either end of many sets of rows, which all leave the same share out. */
export class TailReader {
  readonly #low = new Tail(1);
  readonly #high = new Tail(-1);
  readonly outside: number;

  /** `outside`: share of the rows left out at either end. */
  constructor(outside: number) {
    this.outside = outside;
  }

  /** `replicateOf`: replicate of every row; `rowsOf`: rows of each replicate. */
  read(
    values: Float64Array,
    replicateOf: Uint8Array,
    rowsOf: ArrayLike<number>,
  ): { readonly low: LeftOutQuantile; readonly high: LeftOutQuantile } {
    let most = 0;
    for (let replicate = 0; replicate < rowsOf.length; replicate++) most = Math.max(most, rowsOf[replicate]!);
    return {
      low: this.#low.quantile(values, replicateOf, rowsOf, most, this.outside),
      high: this.#high.quantile(values, replicateOf, rowsOf, most, this.outside),
    };
  }
}

/** The quantile nearest to one end, from the few rows that lie there. */
class Tail {
  /** 1 for the lowest rows; -1 for the highest, which are read as the lowest of the values with the other sign. */
  readonly #sign: 1 | -1;
  /** Where the tail of the next rows may end, as that of the last ones did: it decides speed only. */
  #guess = Number.NaN;
  #values = new Float64Array(256);
  #tags = new Uint8Array(256);
  #scratch = new Float64Array(0);

  constructor(sign: 1 | -1) {
    this.#sign = sign;
  }

  quantile(
    values: Float64Array,
    replicateOf: Uint8Array,
    rowsOf: ArrayLike<number>,
    mostOfOne: number,
    outside: number,
  ): LeftOutQuantile {
    const count = values.length;
    let needed = rowsInTail(count, rowsOf.length, outside);
    for (;;) {
      needed = Math.min(needed, count);
      const collected = this.#collect(values, replicateOf, needed);
      const from = Math.max(Math.floor(plottingPlace(count - mostOfOne, outside)) - 1, 0);
      sortPlaces(this.#values, this.#tags, collected, from, needed);
      const tail = { values: this.#values, tags: this.#tags };
      const found = leftOut(tail, { first: 0, from, end: needed }, this.#sign, count, rowsOf, outside);
      if (found !== null) return found;
      needed *= 2;
    }
  }

  /** Fills the buffers with the `needed` rows nearest to the end and maybe some more; their number. */
  #collect(values: Float64Array, replicateOf: Uint8Array, needed: number): number {
    const most = 3 * needed;
    this.#makeRoom(most + 1);
    const [sign, guess, tail, tags] = [this.#sign, this.#guess, this.#values, this.#tags];
    let count = 0;
    for (let row = 0; row < values.length && count <= most; row++) {
      const value = sign * values[row]!;
      if (!(value <= guess)) continue;
      tail[count] = value;
      tags[count++] = replicateOf[row]!;
    }
    if (count >= needed && count <= most) return count;
    return this.#collectExactly(values, replicateOf, Math.min(Math.ceil(1.4 * needed), values.length));
  }

  #collectExactly(values: Float64Array, replicateOf: Uint8Array, wanted: number): number {
    if (this.#scratch.length < values.length) this.#scratch = new Float64Array(values.length);
    const [sign, scratch, tail, tags] = [this.#sign, this.#scratch, this.#values, this.#tags];
    for (let row = 0; row < values.length; row++) scratch[row] = sign * values[row]!;
    const end = select(scratch, values.length, wanted - 1);
    this.#guess = end;
    let count = 0;
    for (let row = 0; row < values.length; row++) {
      const value = sign * values[row]!;
      if (!(value < end)) continue;
      tail[count] = value;
      tags[count++] = replicateOf[row]!;
    }
    for (let row = 0; row < values.length && count < wanted; row++) {
      if (sign * values[row]! !== end) continue;
      tail[count] = end;
      tags[count++] = replicateOf[row]!;
    }
    return count;
  }

  #makeRoom(rows: number): void {
    if (this.#values.length >= rows) return;
    this.#values = new Float64Array(2 * rows);
    this.#tags = new Uint8Array(2 * rows);
  }
}

/** Rows nearest to an end of the distribution, nearest first, the highest with the other sign; and the replicate of each. */
interface TailRows {
  readonly values: Float64Array;
  readonly tags: Uint8Array;
}

/** Which rows of a tail are known: all from `first` to `end` (not included), in order from the place `from` of them on. */
interface TailRange {
  readonly first: number;
  readonly from: number;
  readonly end: number;
}

/** Rows of a tail from which its quantile is most likely known, without any of the replicates too. */
export function rowsInTail(count: number, replicates: number, outside: number): number {
  const place = plottingPlace(count, outside);
  // A replicate has sqrt(place / replicates) more or fewer rows in the tail than its part.
  return Math.ceil(place + 4 * Math.sqrt(place / replicates)) + 3;
}

let before = new Float64Array(0);

/**
 * The quantile of `count` rows of which only those of a tail are known. Null where these do not reach far enough without
 * one of the replicates.
 */
export function leftOut(
  { values, tags }: TailRows,
  { first, from, end }: TailRange,
  sign: 1 | -1,
  count: number,
  rowsOf: ArrayLike<number>,
  outside: number,
): LeftOutQuantile | null {
  // Rows of each replicate before those that are looked at.
  if (before.length < rowsOf.length) before = new Float64Array(rowsOf.length);
  for (let replicate = 0; replicate < rowsOf.length; replicate++) before[replicate] = 0;
  for (let index = first; index < first + from; index++) before[tags[index]!]!++;
  // An array of Node's own, as one of bytes costs more to make than all that is read into it.
  const without: number[] = [];
  for (let replicate = 0; replicate < rowsOf.length; replicate++) {
    const left = count - rowsOf[replicate]!;
    if (left === 0) {
      without.push(Number.NaN);
      continue;
    }
    const place = plottingPlace(left, outside);
    const whole = Math.floor(place);
    let passed = from - before[replicate]!;
    let index = first + from;
    for (; index < end; index++) if (tags[index] !== replicate && ++passed === whole) break;
    if (index === end) return null;
    const value = values[index]!;
    if (whole === place) {
      // No value is -0, which JSON would not keep.
      without.push(sign * value + 0);
      continue;
    }
    do index++;
    while (index < end && tags[index] === replicate);
    if (index === end) return null;
    without.push(sign * (value + (place - whole) * (values[index]! - value)) + 0);
  }
  const place = plottingPlace(count, outside);
  const whole = Math.floor(place);
  const value = values[first + whole - 1]!;
  const all = whole === place ? value : value + (place - whole) * (values[first + whole]! - value);
  return { all: sign * all + 0, without };
}

/**
 * Place of the quantile from the end, counted from 1: nearly free of bias for normal values.
 *
 * Source: Hyndman and Fan, Sample quantiles in statistical packages, Am. Stat. 50 (1996) 361-365, definition 9 (Blom's).
 */
export function plottingPlace(count: number, outside: number): number {
  return Math.min(Math.max(outside * (count + 1 / 4) + 3 / 8, 1), count);
}
