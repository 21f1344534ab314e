import { sharpestStep } from './step.ts';

/** Chance passes this Kolmogorov distance in one of 1e5 slices, 2 exp(-2 t^2). Judgement: few among all of a run. */
const surelyUneven = 2.5;
/** What the distance may lack where it is seen only at the edges of blocks. */
const unseen = 0.7;
const blocks = 64;
/** A change lies among so many values beyond the end, on either side of where they begin to rise. Judgement. */
const nearby = 4;

/**
 * Where to cut rows in which an interval moves: where the number of values beyond one of its ends, or beyond its middle,
 * counted from the first row on, is farthest from rising evenly. Null where chance may well move it as far. The cut is a
 * number of rows; rows of equal `x` stay together.
 *
 * `x` ascending; `from`, `to`: ends of the interval of `values`.
 *
 * Source: the cumulative sum test for a change of a quantile (Qu, Testing for structural change in regression quantiles,
 * J. Econometrics 146 (2008) 170-184).
 */
export function unevenPlace(x: Float64Array, values: Float64Array, from: number, to: number): number | null {
  const rows = values.length;
  if (x[0] === x[rows - 1]) return null;
  let farthest = surelyUneven;
  let place = 0;
  let share = 0;
  const middle = (from + to) / 2;
  firstLook(values, from, middle, to);
  for (const [above, limit, counts] of [
    [true, to, counted.above],
    [false, from, counted.below],
    [true, middle, counted.aboveMiddle],
  ] as const) {
    if (!mayBeUneven(rows, counts)) continue;
    const { places, count } = beyond(values, above, limit);
    if (count === rows) continue;
    const rate = count / rows;
    const scale = 1 / Math.sqrt(count * (1 - rate));
    for (let seen = 0; seen < count; ) {
      let start = places[seen]!;
      let end = start + 1;
      while (start > 0 && x[start - 1] === x[start]) start--;
      while (end < rows && x[end] === x[end - 1]) end++;
      const before = scale * Math.abs(seen - rate * start);
      if (before > farthest && start > 0) {
        farthest = before;
        place = start;
        share = rate;
      }
      while (seen < count && places[seen]! < end) seen++;
      const behind = scale * Math.abs(seen - rate * end);
      if (behind > farthest && end < rows) {
        farthest = behind;
        place = end;
        share = rate;
      }
    }
  }
  if (place === 0) return null;
  const reach = Math.ceil(Math.max(nearby / share, rows / 32));
  return sharpestStep(x, values, Math.max(0, place - reach), Math.min(rows, place + reach))?.place ?? place;
}

/** Rows beyond a limit, in all blocks up to each. */
const counted = {
  below: new Uint32Array(blocks),
  aboveMiddle: new Uint32Array(blocks),
  above: new Uint32Array(blocks),
};

const blockSize = (rows: number) => Math.ceil(rows / blocks);

/** Counts rows beyond the limits. Without branches, which chance decides: as numbers, comparisons take a quarter of the time. */
function firstLook(values: Float64Array, low: number, middle: number, high: number): void {
  const rows = values.length;
  const size = blockSize(rows);
  let below = 0;
  let aboveMiddle = 0;
  let above = 0;
  for (let block = 0, row = 0; block < blocks; block++) {
    for (const end = Math.min(rows, row + size); row < end; row++) {
      const value = values[row]!;
      below = (below + +(value < low)) | 0;
      aboveMiddle = (aboveMiddle + +(value > middle)) | 0;
      above = (above + +(value > high)) | 0;
    }
    counted.below[block] = below;
    counted.aboveMiddle[block] = aboveMiddle;
    counted.above[block] = above;
  }
}

/** What is seen at the edges of blocks is enough for nearly all slices. */
function mayBeUneven(rows: number, counts: Uint32Array): boolean {
  const total = counts[blocks - 1]!;
  // An end with nothing beyond it is an atom, whose own rows are then counted (see `beyond`).
  if (total === 0 || total === rows) return true;
  const rate = total / rows;
  const size = blockSize(rows);
  let farthest = 0;
  for (let block = 0; block < blocks; block++)
    farthest = Math.max(farthest, Math.abs(counts[block]! - rate * Math.min(rows, (block + 1) * size)));
  return farthest > (surelyUneven - unseen) * Math.sqrt(total * (1 - rate));
}

let positions = new Uint32Array(0);

/** Rows whose value lies beyond an end; where there are none, those at the end, which then is an atom. */
function beyond(values: Float64Array, above: boolean, end: number) {
  if (positions.length <= values.length) positions = new Uint32Array(values.length + 1);
  const places = positions;
  let count = 0;
  for (let row = 0; row < values.length; row++) {
    places[count] = row;
    count += (above ? values[row]! > end : values[row]! < end) ? 1 : 0;
  }
  if (count === 0)
    for (let row = 0; row < values.length; row++) if (values[row] === end) places[count++] = row;
  return { places, count };
}
