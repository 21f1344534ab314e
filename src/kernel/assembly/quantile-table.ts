/*
 * Quantile functions as piecewise cubics over the octaves of |t|. The layout is that of src/plan/quantile-table.ts:
 *
 *   doubles 0 to 3       log2 of the intervals in an octave; pieces of the lower side; pieces of the upper side; what the caller multiplies values by
 *   4 doubles a cubic    lower side (t > 0): intervals of [2^-53, 1/2) ascending, one more for 1/2; then the upper side
 *   6 doubles a piece    start in |t|, four coefficients, 0: the lower side's, then the upper side's, ascending
 */

/** The bits of an interval's number within a side, cut out of the high word of a tail. */
// @ts-ignore: decorator
@inline
function cubicAt(table: usize, high: u32, bits: u32, side: usize): usize {
  return table + (<usize>(high >> (15 - bits)) & (((64 << bits) - 1) << 5)) + (<usize>(<i32>high >> 31) & side);
}

/** Values of `count` tails (rounded up to 4). Intervals that are cut into pieces give NaN here. */
export function tableQuantiles(target: usize, tails: usize, table: usize, count: i32): void {
  const bits = <i32>load<f64>(table);
  if (bits == 5) cubics(5, target, tails, table, count);
  else if (bits == 6) cubics(6, target, tails, table, count);
  else cubics(7, target, tails, table, count);
}

/** The number of intervals is constant where this is inlined: shifts by a variable cost three times the whole lookup. */
// @ts-ignore: decorator
@inline
function cubics(bits: u32, target: usize, tails: usize, table: usize, count: i32): void {
  // Tails begin at 2^-53, whose exponent field ends in 10.
  const first = table + 32 - (<usize>10 << (bits + 5));
  const side = ((<usize>52 << bits) + 1) << 5;
  const fraction = i64x2.splat((<i64>1 << (52 - <i64>bits)) - 1);
  const one = f64x2.splat(1);
  const end = tails + (<usize>count << 3);
  for (; tails < end; tails += 32, target += 32) {
    const a = cubicAt(first, load<u32>(tails, 4), bits, side);
    const b = cubicAt(first, load<u32>(tails, 12), bits, side);
    const c = cubicAt(first, load<u32>(tails, 20), bits, side);
    const d = cubicAt(first, load<u32>(tails, 28), bits, side);
    const zab = f64x2.sub(v128.or(v128.and(v128.load(tails), fraction), one), one);
    const zcd = f64x2.sub(v128.or(v128.and(v128.load(tails, 16), fraction), one), one);
    const a01 = v128.load(a);
    const a23 = v128.load(a, 16);
    const b01 = v128.load(b);
    const b23 = v128.load(b, 16);
    const c01 = v128.load(c);
    const c23 = v128.load(c, 16);
    const d01 = v128.load(d);
    const d23 = v128.load(d, 16);
    let xab = f64x2.mul(v128.shuffle<i64>(a23, b23, 1, 3), zab);
    let xcd = f64x2.mul(v128.shuffle<i64>(c23, d23, 1, 3), zcd);
    xab = f64x2.mul(f64x2.add(xab, v128.shuffle<i64>(a23, b23, 0, 2)), zab);
    xcd = f64x2.mul(f64x2.add(xcd, v128.shuffle<i64>(c23, d23, 0, 2)), zcd);
    xab = f64x2.mul(f64x2.add(xab, v128.shuffle<i64>(a01, b01, 1, 3)), zab);
    xcd = f64x2.mul(f64x2.add(xcd, v128.shuffle<i64>(c01, d01, 1, 3)), zcd);
    v128.store(target, f64x2.add(xab, v128.shuffle<i64>(a01, b01, 0, 2)));
    v128.store(target, f64x2.add(xcd, v128.shuffle<i64>(c01, d01, 0, 2)), 16);
  }
}

/** Value of one tail in an interval that is cut into pieces. */
function pieceQuantile(tail: f64, table: usize): f64 {
  const bits = <u32>load<f64>(table);
  const lowerPieces = <i32>load<f64>(table, 8);
  const upperPieces = <i32>load<f64>(table, 16);
  const size = abs(tail);
  let pieces = table + 32 + (((<usize>52 << bits) + 1) << 6);
  let low = 0;
  let high = lowerPieces;
  if (tail < 0) {
    pieces += <usize>lowerPieces * 48;
    high = upperPieces;
  }
  // The last piece that starts at or below |t|.
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (load<f64>(pieces + <usize>middle * 48) <= size) low = middle;
    else high = middle;
  }
  const piece = pieces + <usize>low * 48;
  const z = size - load<f64>(piece);
  return ((load<f64>(piece, 32) * z + load<f64>(piece, 24)) * z + load<f64>(piece, 16)) * z + load<f64>(piece, 8);
}

/** Fills in what `tableQuantiles` left as NaN. */
export function pieceQuantiles(target: usize, tails: usize, table: usize, count: i32): void {
  const end = tails + (<usize>count << 3);
  for (; tails < end; tails += 16, target += 16) {
    const x = v128.load(target);
    if (!v128.any_true(f64x2.ne(x, x))) continue;
    if (isNaN(f64x2.extract_lane(x, 0))) store<f64>(target, pieceQuantile(load<f64>(tails), table));
    if (isNaN(f64x2.extract_lane(x, 1))) store<f64>(target, pieceQuantile(load<f64>(tails, 8), table), 8);
  }
}
