import { ATOMS, PAGES, WEIGHTS } from './column';

/*
 * Counts by the leading 22 bits of the double. A page holds the 1024 bins of one sign and exponent: their counts, and
 * for columns with atoms the smallest and largest value of each. Pages are made when a value first falls there. Draws that
 * count once are counted in 4 bytes, weights are added up in doubles, which hold whole numbers up to 2^53.
 */

const countBytes: usize = 4096;
const weightBytes: usize = 8192;
const valueBytes: usize = 8192;

/** First free byte of memory, set by `setHeap`. */
let heap: usize = 0;

/** Gives the memory from `start` on to histogram pages. */
export function setHeap(start: usize): void {
  heap = start;
}

/** First byte of memory that no page holds. */
export function heapEnd(): usize {
  return heap;
}

/** Has memory reach up to `end`. */
function reach(end: usize): void {
  const missing = (<isize>end - (<isize>memory.size() << 16) + 65535) >> 16;
  if (missing > 0 && memory.grow(max(<i32>missing, 16)) < 0) unreachable();
}

function newPage(slot: usize, counterBytes: usize, atoms: bool): usize {
  const page = heap;
  heap += atoms ? counterBytes + 2 * valueBytes : counterBytes;
  reach(heap);
  memory.fill(page, 0, counterBytes);
  store<u32>(slot, page);
  return page;
}

/** Counts one value: `shifted` is the value with the origin taken off, never -0. */
// @ts-ignore: decorator
@inline
export function countValue(pages: usize, shifted: i64): void {
  const slot = pages + (<usize>(shifted >>> 52) << 2);
  let page = <usize>load<u32>(slot);
  if (page == 0) page = newPage(slot, countBytes, false);
  const counter = page + (<usize>((shifted >>> 42) & 1023) << 2);
  store<u32>(counter, load<u32>(counter) + 1);
}

/** The same for a column with atoms: keeps the bin's smallest and largest value. */
// @ts-ignore: decorator
@inline
export function countAtom(pages: usize, shifted: i64, value: f64): void {
  const slot = pages + (<usize>(shifted >>> 52) << 2);
  let page = <usize>load<u32>(slot);
  if (page == 0) page = newPage(slot, countBytes, true);
  const bin = <usize>((shifted >>> 42) & 1023);
  const counter = page + (bin << 2);
  const count = load<u32>(counter);
  store<u32>(counter, count + 1);
  keepEnds(page + countBytes + (bin << 3), value, count == 0);
}

// @ts-ignore: decorator
@inline
function keepEnds(low: usize, value: f64, first: bool): void {
  if (first) {
    store<f64>(low, value);
    store<f64>(low, value, valueBytes);
  } else {
    store<f64>(low, min(load<f64>(low), value));
    store<f64>(low, max(load<f64>(low, valueBytes), value), valueBytes);
  }
}

/** Adds the weight of one value, above 0. */
export function weighValue(pages: usize, shifted: i64, value: f64, weight: f64, atoms: bool): void {
  const slot = pages + (<usize>(shifted >>> 52) << 2);
  let page = <usize>load<u32>(slot);
  if (page == 0) page = newPage(slot, weightBytes, atoms);
  const bin = <usize>((shifted >>> 42) & 1023);
  const counter = page + (bin << 3);
  const held = load<f64>(counter);
  store<f64>(counter, held + weight);
  if (atoms) keepEnds(page + weightBytes + (bin << 3), value, held == 0);
}

/** How many bins of a column's histogram hold any value. */
function binsHeld(pages: usize, weighted: bool): usize {
  let held: usize = 0;
  for (let slot = pages; slot < pages + 4 * 4096; slot += 4) {
    const page = <usize>load<u32>(slot);
    if (page == 0) continue;
    if (weighted) {
      for (let counter = page; counter < page + weightBytes; counter += 8) held += <usize>(load<f64>(counter) != 0);
    } else for (let counter = page; counter < page + countBytes; counter += 4) held += <usize>(load<u32>(counter) != 0);
  }
  return held;
}

/**
 * Writes the bins that hold any value, ascending, and sets them back to 0. Returns how many there are.
 *
 * They stand from `at` on, beyond the heap: counts (8 bytes each), with atoms the smallest and then the largest values (8),
 * bins (4). Memory grows where it must.
 */
export function readHistogram(column: usize, at: usize): i32 {
  const pages = <usize>load<u32>(column, PAGES);
  const atoms = load<i32>(column, ATOMS) != 0;
  const weighted = load<u32>(column, WEIGHTS) != 0;
  const counterBytes = weighted ? weightBytes : countBytes;
  const held = binsHeld(pages, weighted) << 3;
  const counts = at;
  const lows = counts + held;
  const highs = lows + held;
  const bins = atoms ? highs + held : lows;
  reach(bins + held);
  let found: usize = 0;
  // Bins ascend with the value: negative ones from the largest size down, then the others.
  for (let bin = 0; bin < 1 << 22; ) {
    const leading = bin < 1 << 21 ? (1 << 22) - 1 - bin : bin - (1 << 21);
    const page = <usize>load<u32>(pages + (<usize>(leading >> 10) << 2));
    if (page == 0) {
      bin += 1024;
      continue;
    }
    const step = bin < 1 << 21 ? -1 : 1;
    let index = leading & 1023;
    for (const end = bin + 1024; bin < end; bin++, index += step) {
      const counter = page + (<usize>index << (weighted ? 3 : 2));
      const count = weighted ? load<f64>(counter) : <f64>load<u32>(counter);
      if (count == 0) continue;
      if (weighted) store<f64>(counter, 0);
      else store<u32>(counter, 0);
      store<i32>(bins + (found << 2), bin);
      store<f64>(counts + (found << 3), count);
      if (atoms) {
        const low = page + counterBytes + (<usize>index << 3);
        store<f64>(lows + (found << 3), load<f64>(low));
        store<f64>(highs + (found << 3), load<f64>(low, valueBytes));
      }
      found++;
    }
  }
  return <i32>found;
}
