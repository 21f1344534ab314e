/*
 * Discrete distributions by guide tables (Chen and Asau, 1974). The layout is that of src/plan/guide-table.ts:
 *
 *   doubles 0 to 3       guide cells a side; steps of the lower side; steps of the upper side; 0
 *   1 double a cell      step where the search begins: the lower side's cells, then the upper side's
 *   2 doubles a step     probability, value: the lower side's, then the upper side's
 *
 * Lower side: the first step whose cumulative probability is at least t. Upper side, from the top down: the last step
 * whose survival is at most |t|. The last step of each side is never passed.
 *
 * The side and the first step of a search are taken without a branch, which would be mispredicted for every second draw. There
 * are at least as many cells as steps, so further steps are rare. On the upper side a step is passed where the
 * survival of the next one is at most |t|, that is, below the next double above |t|: so both sides compare alike.
 */

/** Values of `count` tails (rounded up to 2). */
export function guideQuantiles(target: usize, tails: usize, data: usize, count: i32): void {
  const cells = load<f64>(data);
  guided(target, tails, data + 32, count, <usize>cells << 3, <usize>load<f64>(data, 8) << 4, cells * 2, cells - 1);
}

/**
 * A function of its own, exported so that it stays one: engines would move the conversions of what are parameters here into the
 * loop. `guideBytes`, `lowerBytes`: of the cells and of the steps of a side; `scale`: cells for each 1 of |t|.
 */
export function guided(
  target: usize, tails: usize, guide: usize, count: i32, guideBytes: usize, lowerBytes: usize, scale: f64, lastCell: f64,
): void {
  // Doubles at 2^49 are eighths apart and those at 2^48 sixteenths: their low words are a whole number that was added in bytes, of
  // cells and of steps.
  const cellBytes = f64x2.splat(562949953421312.0);
  const stepBytes = f64x2.splat(281474976710656.0);
  const steps = guide + (guideBytes << 1);
  const end = tails + (<usize>count << 3);
  for (; tails < end; tails += 16, target += 16) {
    const t = v128.load(tails);
    const size = f64x2.abs(t);
    const limit = i64x2.add(size, i64x2.shr_u(t, 63));
    const cell = f64x2.floor(f64x2.pmin(f64x2.mul(size, f64x2.splat(scale)), f64x2.splat(lastCell)));
    const cells = f64x2.add(cell, cellBytes);
    const upperA = <usize>(load<i32>(tails, 4) >> 31);
    const upperB = <usize>(load<i32>(tails, 12) >> 31);
    const cellA = guide + (upperA & guideBytes) + <usize>i32x4.extract_lane(cells, 0);
    const cellB = guide + (upperB & guideBytes) + <usize>i32x4.extract_lane(cells, 2);
    const first = f64x2.add(v128.load64_lane(cellB, v128.load64_zero(cellA), 1), stepBytes);
    store<f64>(target, valueAt(
      steps + (upperA & lowerBytes) + <usize>i32x4.extract_lane(first, 0), upperA & 16, f64x2.extract_lane(limit, 0)));
    store<f64>(target, valueAt(
      steps + (upperB & lowerBytes) + <usize>i32x4.extract_lane(first, 2), upperB & 16, f64x2.extract_lane(limit, 1)), 8);
  }
}

// @ts-ignore: decorator
@inline
function valueAt(step: usize, next: usize, limit: f64): f64 {
  let at = step + next;
  at += <usize>(load<f64>(at) < limit) << 4;
  while (load<f64>(at) < limit) at += 16;
  return load<f64>(at - next, 8);
}
