/** A radix sort takes the 32 bits of a key in three digits. */
const digitBits: u64 = 11;
const buckets: usize = 2048;
const digits: u64 = 3;
/** Rows that share the upper half of their values and are so few are sorted by insertion. */
const mostInserted: usize = 32;
const keyOfNaN: u32 = 0xffffffff;

/**
 * Row numbers in ascending order of `count` doubles; equal values keep their order, NaN comes last. A radix sort by the upper
 * halves of the doubles; rows that share them are then sorted among themselves.
 *
 * `room`: 16 bytes a row and 24,576 more.
 */
export function sortRows(values: usize, count: i32, order: usize, room: usize): void {
  const rows = <usize>count;
  const spare = room + (rows << 3);
  const counts = spare + (rows << 3);
  for (let row: usize = 0; row < rows; row++) storePair(room, row, upperKey(values + (row << 3)), <u32>row);
  const sorted = sortPairs(room, spare, counts, rows);
  for (let place: usize = 0; place < rows; place++) store<u32>(order + (place << 2), load<u32>(sorted + (place << 3)));
  const other = sorted == room ? spare : room;
  for (let first: usize = 0; first < rows; ) {
    const key = load<u32>(sorted + (first << 3), 4);
    const value = load<f64>(values + (<usize>load<u32>(order + (first << 2)) << 3));
    let end = first + 1;
    let equal = true;
    for (; end < rows && load<u32>(sorted + (end << 3), 4) == key; end++)
      equal = equal && load<f64>(values + (<usize>load<u32>(order + (end << 2)) << 3)) == value;
    if (!equal && key != keyOfNaN) {
      if (end - first <= mostInserted) insert(values, order, first, end);
      else sortByLower(values, order, first, end, sorted, other, counts);
    }
    first = end;
  }
}

/** A pair is a row with its key above it. */
// @ts-ignore: decorator
@inline
function storePair(pairs: usize, place: usize, key: u32, row: u32): void {
  store<u32>(pairs + (place << 3), row);
  store<u32>(pairs + (place << 3), key, 4);
}

/** Ascends with the upper half of a double; -0 counts as 0. */
// @ts-ignore: decorator
@inline
function upperKey(address: usize): u32 {
  const value = load<f64>(address);
  if (value != value) return keyOfNaN;
  if (value == 0) return 0x80000000;
  const upper = load<u32>(address, 4);
  return upper >> 31 ? ~upper : upper | 0x80000000;
}

/** Ascends with the lower half, among doubles of one upper half. */
// @ts-ignore: decorator
@inline
function lowerKey(address: usize): u32 {
  if (load<f64>(address) == 0) return 0;
  const lower = load<u32>(address);
  return load<u32>(address, 4) >> 31 ? ~lower : lower;
}

/** Sorts pairs by their keys, a digit after the other; where they stand then: at one of the two addresses. */
function sortPairs(pairs: usize, spare: usize, counts: usize, rows: usize): usize {
  memory.fill(counts, 0, <usize>digits * buckets * 4);
  const end = rows << 3;
  for (let at: usize = 0; at < end; at += 8) {
    const pair = load<u64>(pairs + at);
    for (let digit: u64 = 0; digit < digits; digit++) {
      const bucket = bucketOf(pair, counts, digit);
      store<u32>(bucket, load<u32>(bucket) + 1);
    }
  }
  for (let digit: u64 = 0; digit < digits; digit++) {
    // All rows have the same digit.
    if (load<u32>(bucketOf(load<u64>(pairs), counts, digit)) == <u32>rows) continue;
    const first = counts + <usize>digit * buckets * 4;
    let sum: u32 = 0;
    for (let bucket = first; bucket < first + buckets * 4; bucket += 4) {
      const here = load<u32>(bucket);
      store<u32>(bucket, sum);
      sum += here;
    }
    for (let at: usize = 0; at < end; at += 8) {
      const pair = load<u64>(pairs + at);
      const bucket = bucketOf(pair, counts, digit);
      const place = load<u32>(bucket);
      store<u32>(bucket, place + 1);
      store<u64>(spare + (<usize>place << 3), pair);
    }
    const sorted = spare;
    spare = pairs;
    pairs = sorted;
  }
  return pairs;
}

// @ts-ignore: decorator
@inline
function bucketOf(pair: u64, counts: usize, digit: u64): usize {
  const within = <usize>(pair >> (32 + digit * digitBits)) & (buckets - 1);
  return counts + ((<usize>digit * buckets + within) << 2);
}

/** Sorts a few rows by their values. */
function insert(values: usize, order: usize, first: usize, end: usize): void {
  for (let place = first + 1; place < end; place++) {
    const row = load<u32>(order + (place << 2));
    const value = load<f64>(values + (<usize>row << 3));
    let to = place;
    for (; to > first; to--) {
      const before = load<u32>(order + ((to - 1) << 2));
      if (!(load<f64>(values + (<usize>before << 3)) > value)) break;
      store<u32>(order + (to << 2), before);
    }
    store<u32>(order + (to << 2), row);
  }
}

/** Sorts rows that share the upper half of their values by the lower one. Of the pairs only theirs are overwritten. */
function sortByLower(
  values: usize, order: usize, first: usize, end: usize, pairs: usize, spare: usize, counts: usize,
): void {
  const own = pairs + (first << 3);
  for (let place = first; place < end; place++) {
    const row = load<u32>(order + (place << 2));
    storePair(own, place - first, lowerKey(values + (<usize>row << 3)), row);
  }
  const sorted = sortPairs(own, spare + (first << 3), counts, end - first);
  for (let place = first; place < end; place++)
    store<u32>(order + (place << 2), load<u32>(sorted + ((place - first) << 3)));
}
