/*
 * The sum of histograms of one column. A page holds the 1024 bins of one sign and exponent: their counts, then their smallest and
 * their largest values where these are kept. It is made when a bin of it is first added to.
 */

const pageBins: i32 = 1024;
const columnBytes: usize = 8 * 1024;
/** Four bytes a page, 0 where there is none. */
const tableBytes: usize = 4 * 4096;

let table: usize = 0;
let heap: usize = 0;
let pageBytes: usize = 0;
let held: i32 = 0;

/** Begins a sum: pages stand from `start` on, and memory grows where it must. `start`: a multiple of 8. */
export function beginSum(start: usize, keepsEnds: bool): void {
  table = start;
  heap = start + tableBytes;
  pageBytes = keepsEnds ? 3 * columnBytes : columnBytes;
  held = 0;
  reach(heap);
  memory.fill(table, 0, tableBytes);
}

function reach(end: usize): void {
  const missing = (<isize>end - (<isize>memory.size() << 16) + 65535) >> 16;
  if (missing > 0 && memory.grow(max(<i32>missing, 16)) < 0) unreachable();
}

function newPage(slot: usize): usize {
  const page = heap;
  heap += pageBytes;
  reach(heap);
  memory.fill(page, 0, columnBytes);
  store<u32>(slot, page);
  return page;
}

/** Adds a histogram, with the ends of its bins where the sum keeps them. */
export function addHistogram(bins: usize, counts: usize, lows: usize, highs: usize, size: i32): void {
  const keepsEnds = pageBytes > columnBytes;
  for (let k: usize = 0; k < <usize>size; k++) {
    const bin = load<u32>(bins + (k << 2));
    const slot = table + ((<usize>bin >> 10) << 2);
    let page = <usize>load<u32>(slot);
    if (page == 0) page = newPage(slot);
    const at = page + ((<usize>bin & 1023) << 3);
    const before = load<f64>(at);
    store<f64>(at, before + load<f64>(counts + (k << 3)));
    held += <i32>(before == 0);
    if (!keepsEnds) continue;
    const low = load<f64>(lows + (k << 3));
    const high = load<f64>(highs + (k << 3));
    store<f64>(at, before == 0 ? low : min(low, load<f64>(at, columnBytes)), columnBytes);
    store<f64>(at, before == 0 ? high : max(high, load<f64>(at, 2 * columnBytes)), 2 * columnBytes);
  }
}

/** How many bins the sum holds. */
export function sumSize(): i32 {
  return held;
}

/** First byte behind the sum. */
export function sumEnd(): usize {
  return heap;
}

/** Writes the sum's bins, ascending. */
export function readSum(bins: usize, counts: usize, lows: usize, highs: usize): void {
  const keepsEnds = pageBytes > columnBytes;
  for (let number: i32 = 0; number < 4096; number++) {
    const page = <usize>load<u32>(table + (<usize>number << 2));
    if (page == 0) continue;
    for (let index: i32 = 0; index < pageBins; index++) {
      const at = page + (<usize>index << 3);
      const count = load<f64>(at);
      if (count == 0) continue;
      store<i32>(bins, (number << 10) + index);
      bins += 4;
      store<f64>(counts, count);
      counts += 8;
      if (!keepsEnds) continue;
      store<f64>(lows, load<f64>(at, columnBytes));
      lows += 8;
      store<f64>(highs, load<f64>(at, 2 * columnBytes));
      highs += 8;
    }
  }
}
