import { sortEnds } from './partial-sort.ts';

/** A quantile of some rows, of all of them and without each replicate. */
export interface LeftOutQuantile {
  readonly all: number;
  /** One a replicate: the quantile of the rows of the others. */
  readonly without: Float64Array;
}

/**
 * The quantiles that leave a share `outside` of the first `count` values out at either end. Reorders values and tags.
 * `tags`: the replicate of each row; `rows`: how many rows each replicate has among them.
 */
export function tailQuantiles(
  values: Float64Array,
  tags: Uint8Array,
  count: number,
  rows: Float64Array,
  outside: number,
): { readonly low: LeftOutQuantile; readonly high: LeftOutQuantile } {
  const place = plottingPlace(count, outside);
  // A replicate has sqrt(place / replicates) more or fewer rows in the tail than its part.
  let sorted = Math.ceil(place + 4 * Math.sqrt(place / rows.length)) + 3;
  for (;;) {
    const all = 2 * sorted >= count;
    sortEnds(values, tags, count, all ? count : sorted, all ? count : sorted);
    const reach = all ? count : sorted;
    const low = leaveOut(values, tags, count, rows, outside, reach, 0, 1);
    const high = low && leaveOut(values, tags, count, rows, outside, reach, count - 1, -1);
    if (low && high) return { low, high };
    sorted *= 2;
  }
}

/**
 * Place of the quantile from the end, counted from 1: nearly free of bias in the median for any distribution.
 *
 * Source: Hyndman and Fan, Sample quantiles in statistical packages, Am. Stat. 50 (1996) 361-365, definition 8.
 */
function plottingPlace(count: number, outside: number): number {
  return Math.min(Math.max(outside * (count + 1 / 3) + 1 / 3, 1), count);
}

/** Null where the sorted values do not reach far enough without one of the replicates. */
function leaveOut(
  values: Float64Array,
  tags: Uint8Array,
  count: number,
  rows: Float64Array,
  outside: number,
  reach: number,
  start: number,
  step: 1 | -1,
): LeftOutQuantile | null {
  const replicates = rows.length;
  const at = (place: number) => {
    const whole = Math.floor(place);
    const value = values[start + step * (whole - 1)]!;
    if (whole === place) return value;
    return value + (place - whole) * (values[start + step * whole]! - value);
  };
  const without = new Float64Array(replicates);
  for (let replicate = 0; replicate < replicates; replicate++) {
    const left = count - rows[replicate]!;
    if (left === 0) {
      without[replicate] = Number.NaN;
      continue;
    }
    const place = plottingPlace(left, outside);
    const whole = Math.floor(place);
    let passed = 0;
    let index = 0;
    for (; index < reach; index++) {
      if (tags[start + step * index] !== replicate && ++passed === whole) break;
    }
    if (passed < whole) return null;
    const value = values[start + step * index]!;
    if (whole === place || whole === left) {
      without[replicate] = value;
      continue;
    }
    for (index++; index < reach && tags[start + step * index] === replicate; ) index++;
    if (index >= reach) return null;
    without[replicate] = value + (place - whole) * (values[start + step * index]! - value);
  }
  return { all: at(plottingPlace(count, outside)), without };
}
