import {
  ATOMS, COUNT, FIRST_NON_FINITE, KIND, MAXIMUM, MEAN, MINIMUM, NON_FINITE, PAGES, SHIFT, VALUES, WEIGHTS,
} from './column';
import { weighValue } from './histogram';
import { merge } from './moments';

/*
 * Statistics of one block whose draws count by weights, whole numbers from 0 on. Sums of weights are exact up to 2^53, and a
 * draw whose weight is 0 or no number is not there, whatever its value.
 */

/** Notes a value that is not finite: NON_FINITE holds the weight of such. */
// @ts-ignore: decorator
@inline
function noteNonFinite(column: usize, draw: u64, weight: f64): void {
  if (load<f64>(column, NON_FINITE) == 0) store<f64>(column, <f64>draw, FIRST_NON_FINITE);
  store<f64>(column, load<f64>(column, NON_FINITE) + weight, NON_FINITE);
}

/** Zeros and ones: MEAN holds the weight of the ones. */
function weighOnes(column: usize, first: u64, count: i32): void {
  const values = <usize>load<u32>(column, VALUES);
  const weights = <usize>load<u32>(column, WEIGHTS);
  let ones: f64 = 0;
  let all: f64 = 0;
  for (let draw = 0; draw < count; draw++) {
    const weight = load<f64>(weights + (<usize>draw << 3));
    if (!(weight > 0)) continue;
    const value = load<f64>(values + (<usize>draw << 3));
    if (!isFinite(value)) {
      noteNonFinite(column, first + <u64>draw, weight);
      continue;
    }
    all += weight;
    ones += weight * value;
  }
  if (all == 0) return;
  store<f64>(column, load<f64>(column, COUNT) + all, COUNT);
  store<f64>(column, load<f64>(column, MEAN) + ones, MEAN);
  if (ones > 0) store<f64>(column, 1, MAXIMUM);
  if (ones < all) store<f64>(column, 0, MINIMUM);
  if (load<f64>(column, MEAN) == load<f64>(column, COUNT)) store<f64>(column, 1, MINIMUM);
  if (load<f64>(column, MEAN) == 0) store<f64>(column, 0, MAXIMUM);
}

/** Adds a block of `count` weighted draws, the first of which is draw `first` of the replicate. */
export function summarizeWeighted(column: usize, first: u64, count: i32): void {
  const kind = load<i32>(column, KIND);
  if (kind == 2) return weighOnes(column, first, count);
  const values = <usize>load<u32>(column, VALUES);
  const weights = <usize>load<u32>(column, WEIGHTS);
  const pages = <usize>load<u32>(column, PAGES);
  const shift = load<f64>(column, SHIFT);
  const atoms = load<i32>(column, ATOMS) != 0;
  let all: f64 = 0;
  let origin: f64 = 0;
  let sum: f64 = 0;
  let low = Infinity;
  let high = -Infinity;
  for (let draw = 0; draw < count; draw++) {
    const weight = load<f64>(weights + (<usize>draw << 3));
    if (!(weight > 0)) continue;
    const value = load<f64>(values + (<usize>draw << 3));
    if (!isFinite(value)) {
      noteNonFinite(column, first + <u64>draw, weight);
      continue;
    }
    if (all == 0) origin = value;
    all += weight;
    sum += weight * (value - origin);
    low = min(low, value);
    high = max(high, value);
  }
  if (all == 0) return;
  const mean = origin + sum / all;
  let m2: f64 = 0;
  for (let draw = 0; draw < count; draw++) {
    const weight = load<f64>(weights + (<usize>draw << 3));
    if (!(weight > 0)) continue;
    const value = load<f64>(values + (<usize>draw << 3));
    if (!isFinite(value)) continue;
    m2 += weight * ((value - mean) * (value - mean));
    if (kind == 0) weighValue(pages, reinterpret<i64>(value + shift), value, weight, atoms);
  }
  merge(column, all, mean, m2, low, high);
}
