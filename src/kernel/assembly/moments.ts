import {
  ATOMS, COUNT, FIRST_NON_FINITE, KIND, M2, MAXIMUM, MEAN, MINIMUM, NON_FINITE, PAGES, SHIFT, VALUES, WEIGHTS,
} from './column';
import { countAtom, countValue, endsOf } from './histogram';
import { summarizeWeighted } from './weighted-moments';

/*
 * Statistics of one block, merged into those of the chunk in the order of the blocks. Within a block the mean is taken
 * first, from differences to the block's first value, then the squared deviations from it.
 * Source of the merge: Chan, Golub and LeVeque, Updating formulae for computing sample variances (1979).
 */

/** Forgets everything a column has seen. */
export function clearColumn(column: usize): void {
  store<f64>(column, 0, COUNT);
  store<f64>(column, 0, NON_FINITE);
  store<f64>(column, -1, FIRST_NON_FINITE);
  store<f64>(column, 0, MEAN);
  store<f64>(column, 0, M2);
  store<f64>(column, Infinity, MINIMUM);
  store<f64>(column, -Infinity, MAXIMUM);
}

// @ts-ignore: decorator
@inline
function laneSum(x: v128): f64 {
  return f64x2.extract_lane(x, 0) + f64x2.extract_lane(x, 1);
}

/** Adds the moments of `count` values, above 0. */
export function merge(column: usize, count: f64, mean: f64, m2: f64, low: f64, high: f64): void {
  const before = load<f64>(column, COUNT);
  store<f64>(column, before + count, COUNT);
  store<f64>(column, min(load<f64>(column, MINIMUM), low), MINIMUM);
  store<f64>(column, max(load<f64>(column, MAXIMUM), high), MAXIMUM);
  if (before == 0) {
    store<f64>(column, mean, MEAN);
    store<f64>(column, m2, M2);
    return;
  }
  const share = count / (before + count);
  const difference = mean - load<f64>(column, MEAN);
  store<f64>(column, load<f64>(column, MEAN) + difference * share, MEAN);
  store<f64>(column, load<f64>(column, M2) + m2 + difference * difference * before * share, M2);
}

/** One value at a time: for blocks that hold values that are not finite, or are shorter than 8. */
function summarizeSlowly(column: usize, first: u64, count: i32): void {
  const values = <usize>load<u32>(column, VALUES);
  const pages = <usize>load<u32>(column, PAGES);
  const shift = load<f64>(column, SHIFT);
  const kind = load<i32>(column, KIND);
  const atoms = load<i32>(column, ATOMS) != 0;
  let finite = 0;
  let origin: f64 = 0;
  let sum: f64 = 0;
  let low = Infinity;
  let high = -Infinity;
  for (let draw = 0; draw < count; draw++) {
    const value = load<f64>(values + (<usize>draw << 3));
    if (!isFinite(value)) {
      if (load<f64>(column, NON_FINITE) == 0) store<f64>(column, <f64>(first + <u64>draw), FIRST_NON_FINITE);
      store<f64>(column, load<f64>(column, NON_FINITE) + 1, NON_FINITE);
      continue;
    }
    if (finite++ == 0) origin = value;
    sum += value - origin;
    low = min(low, value);
    high = max(high, value);
  }
  if (finite == 0) return;
  const mean = origin + sum / <f64>finite;
  let m2: f64 = 0;
  for (let draw = 0; draw < count; draw++) {
    const value = load<f64>(values + (<usize>draw << 3));
    if (!isFinite(value)) continue;
    m2 += (value - mean) * (value - mean);
    if (kind != 0) continue;
    const shifted = reinterpret<i64>(value + shift);
    if (atoms) countAtom(pages, shifted, endsOf(value));
    else countValue(pages, shifted);
  }
  merge(column, <f64>finite, mean, m2, low, high);
}

/** Zeros and ones: MEAN holds the number of ones. */
function countOnes(column: usize, first: u64, count: i32): void {
  const values = <usize>load<u32>(column, VALUES);
  let ones: f64 = 0;
  let finite: f64 = 0;
  for (let draw = 0; draw < count; draw++) {
    const value = load<f64>(values + (<usize>draw << 3));
    if (isFinite(value)) {
      finite += 1;
      ones += value;
      continue;
    }
    if (load<f64>(column, NON_FINITE) == 0) store<f64>(column, <f64>(first + <u64>draw), FIRST_NON_FINITE);
    store<f64>(column, load<f64>(column, NON_FINITE) + 1, NON_FINITE);
  }
  store<f64>(column, load<f64>(column, COUNT) + finite, COUNT);
  store<f64>(column, load<f64>(column, MEAN) + ones, MEAN);
  if (ones > 0) store<f64>(column, 1, MAXIMUM);
  if (ones < finite) store<f64>(column, 0, MINIMUM);
  if (load<f64>(column, MEAN) == load<f64>(column, COUNT)) store<f64>(column, 1, MINIMUM);
  if (load<f64>(column, MEAN) == 0) store<f64>(column, 0, MAXIMUM);
}

/** Adds a block of `count` draws, the first of which is draw `first` of the replicate. */
export function summarize(column: usize, first: u64, count: i32): void {
  if (load<u32>(column, WEIGHTS) != 0) return summarizeWeighted(column, first, count);
  const kind = load<i32>(column, KIND);
  if (kind == 2) return countOnes(column, first, count);
  if (count & 7) return summarizeSlowly(column, first, count);
  const values = <usize>load<u32>(column, VALUES);
  const end = values + (<usize>count << 3);
  const origin = v128.load64_splat(values);

  let sum0 = f64x2.splat(0);
  let sum1 = f64x2.splat(0);
  let sum2 = f64x2.splat(0);
  let sum3 = f64x2.splat(0);
  let low = origin;
  let high = origin;
  for (let at = values; at < end; at += 64) {
    const a = v128.load(at);
    const b = v128.load(at, 16);
    const c = v128.load(at, 32);
    const d = v128.load(at, 48);
    sum0 = f64x2.add(sum0, f64x2.sub(a, origin));
    sum1 = f64x2.add(sum1, f64x2.sub(b, origin));
    sum2 = f64x2.add(sum2, f64x2.sub(c, origin));
    sum3 = f64x2.add(sum3, f64x2.sub(d, origin));
    low = f64x2.pmin(f64x2.pmin(f64x2.pmin(a, b), f64x2.pmin(c, d)), low);
    high = f64x2.pmax(f64x2.pmax(f64x2.pmax(a, b), f64x2.pmax(c, d)), high);
  }
  const sum = laneSum(f64x2.add(f64x2.add(sum0, sum1), f64x2.add(sum2, sum3)));
  if (!isFinite(sum)) return summarizeSlowly(column, first, count);
  const mean = load<f64>(values) + sum / <f64>count;

  const means = f64x2.splat(mean);
  let squares0 = f64x2.splat(0);
  let squares1 = f64x2.splat(0);
  if (kind == 1) {
    for (let at = values; at < end; at += 32) {
      const a = f64x2.sub(v128.load(at), means);
      const b = f64x2.sub(v128.load(at, 16), means);
      squares0 = f64x2.add(squares0, f64x2.mul(a, a));
      squares1 = f64x2.add(squares1, f64x2.mul(b, b));
    }
  } else {
    const pages = <usize>load<u32>(column, PAGES);
    const shift = v128.load64_splat(column, SHIFT);
    if (load<i32>(column, ATOMS)) {
      for (let at = values; at < end; at += 16) {
        const value = v128.load(at);
        const a = f64x2.sub(value, means);
        squares0 = f64x2.add(squares0, f64x2.mul(a, a));
        const shifted = f64x2.add(value, shift);
        const negative = f64x2.neg(value);
        countAtom(pages, i64x2.extract_lane(shifted, 0), v128.shuffle<f64>(value, negative, 0, 2));
        countAtom(pages, i64x2.extract_lane(shifted, 1), v128.shuffle<f64>(value, negative, 1, 3));
      }
    } else {
      for (let at = values; at < end; at += 16) {
        const value = v128.load(at);
        const a = f64x2.sub(value, means);
        squares0 = f64x2.add(squares0, f64x2.mul(a, a));
        const shifted = f64x2.add(value, shift);
        countValue(pages, i64x2.extract_lane(shifted, 0));
        countValue(pages, i64x2.extract_lane(shifted, 1));
      }
    }
  }
  merge(
    column,
    <f64>count,
    mean,
    laneSum(f64x2.add(squares0, squares1)),
    min(f64x2.extract_lane(low, 0), f64x2.extract_lane(low, 1)),
    max(f64x2.extract_lane(high, 0), f64x2.extract_lane(high, 1)),
  );
}
