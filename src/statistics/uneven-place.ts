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
  let [farthest, place, share] = [surelyUneven, 0, 0];
  for (const [above, limit] of [
    [true, to],
    [false, from],
    [true, (from + to) / 2],
  ] as const) {
    if (!mayBeUneven(values, above, limit)) continue;
    const { places, count } = beyond(values, above, limit);
    if (count === rows) continue;
    const rate = count / rows;
    const scale = 1 / Math.sqrt(count * (1 - rate));
    for (let seen = 0; seen < count; ) {
      let [start, end] = [places[seen]!, places[seen]! + 1];
      while (start > 0 && x[start - 1] === x[start]) start--;
      while (end < rows && x[end] === x[end - 1]) end++;
      const before = scale * Math.abs(seen - rate * start);
      if (before > farthest && start > 0) [farthest, place, share] = [before, start, rate];
      while (seen < count && places[seen]! < end) seen++;
      const behind = scale * Math.abs(seen - rate * end);
      if (behind > farthest && end < rows) [farthest, place, share] = [behind, end, rate];
    }
  }
  if (place === 0) return null;
  const reach = Math.ceil(Math.max(nearby / share, rows / 32));
  return sharpestStep(x, values, Math.max(0, place - reach), Math.min(rows, place + reach))?.place ?? place;
}

const counts = new Float64Array(blocks);

/** A first look at the edges of blocks, which is enough for nearly all slices. */
function mayBeUneven(values: Float64Array, above: boolean, limit: number): boolean {
  const rows = values.length;
  const size = Math.ceil(rows / blocks);
  let total = 0;
  for (let block = 0, row = 0; block < blocks; block++) {
    const end = Math.min(rows, row + size);
    if (above) for (; row < end; row++) total += values[row]! > limit ? 1 : 0;
    else for (; row < end; row++) total += values[row]! < limit ? 1 : 0;
    counts[block] = total;
  }
  // An end with nothing beyond is an atom: whoever counts it sees more.
  if (total === 0 || total === rows) return true;
  const rate = total / rows;
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
