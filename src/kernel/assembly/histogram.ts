import { ATOMS, PAGES, WEIGHTS } from './column';

/*
 * Counts by the leading 22 bits of the double. A page holds the 1024 bins of one sign and exponent: their counts, and
 * for columns with atoms the smallest and largest value of each. Pages are made when a value first falls there. Draws that
 * count once are counted in 4 bytes, weights are added up in doubles, which hold whole numbers up to 2^53.
 *
 * What is known of a bin stands together: most values fall into one that is in no cache, which is then waited for once.
 */

const pageBins: usize = 1024;
const countBytes: usize = 4;
const weightBytes: usize = 8;
/**
 * A bin of a column with atoms: its count or weight, its smallest value and the negative of its largest, so that both are the
 * least of what was seen. Where nothing was, both are infinite.
 */
const atomBytes: usize = 24;
const lowest: usize = 8;
const highest: usize = 16;

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

function newPage(slot: usize, binBytes: usize): usize {
  const page = heap;
  heap += pageBins * binBytes;
  reach(heap);
  memory.fill(page, 0, pageBins * binBytes);
  if (binBytes == atomBytes)
    for (let bin = page; bin < heap; bin += atomBytes) v128.store(bin, f64x2.splat(Infinity), lowest);
  store<u32>(slot, page);
  return page;
}

// @ts-ignore: decorator
@inline
function bytesOfBin(weighted: bool, atoms: bool): usize {
  return atoms ? atomBytes : weighted ? weightBytes : countBytes;
}

/** A value and its negative: the ends of a bin that holds nothing else. */
// @ts-ignore: decorator
@inline
export function endsOf(value: f64): v128 {
  return f64x2.replace_lane(f64x2.splat(value), 1, -value);
}

/** Counts one value: `shifted` is the value with the origin taken off, never -0. */
// @ts-ignore: decorator
@inline
export function countValue(pages: usize, shifted: i64): void {
  const slot = pages + (<usize>(shifted >>> 52) << 2);
  let page = <usize>load<u32>(slot);
  if (page == 0) page = newPage(slot, countBytes);
  const counter = page + (<usize>((shifted >>> 42) & 1023) << 2);
  store<u32>(counter, load<u32>(counter) + 1);
}

/** The same for a column with atoms: keeps the bin's smallest and largest value. `ends`: as `endsOf` gives them. */
// @ts-ignore: decorator
@inline
export function countAtom(pages: usize, shifted: i64, ends: v128): void {
  const slot = pages + (<usize>(shifted >>> 52) << 2);
  let page = <usize>load<u32>(slot);
  if (page == 0) page = newPage(slot, atomBytes);
  const bin = page + <usize>((shifted >>> 42) & 1023) * atomBytes;
  store<u32>(bin, load<u32>(bin) + 1);
  keepEnds(bin, ends);
}

// @ts-ignore: decorator
@inline
function keepEnds(bin: usize, ends: v128): void {
  v128.store(bin, f64x2.min(v128.load(bin, lowest), ends), lowest);
}

/** Adds the weight of one value, above 0. */
export function weighValue(pages: usize, shifted: i64, value: f64, weight: f64, atoms: bool): void {
  const slot = pages + (<usize>(shifted >>> 52) << 2);
  let page = <usize>load<u32>(slot);
  const binBytes = bytesOfBin(true, atoms);
  if (page == 0) page = newPage(slot, binBytes);
  const bin = page + <usize>((shifted >>> 42) & 1023) * binBytes;
  store<f64>(bin, load<f64>(bin) + weight);
  if (atoms) keepEnds(bin, endsOf(value));
}

/** How many bins of a column's histogram hold any value. */
function binsHeld(pages: usize, weighted: bool, binBytes: usize): usize {
  let held: usize = 0;
  for (let slot = pages; slot < pages + 4 * 4096; slot += 4) {
    const page = <usize>load<u32>(slot);
    if (page == 0) continue;
    const end = page + pageBins * binBytes;
    if (weighted) for (let bin = page; bin < end; bin += binBytes) held += <usize>(load<f64>(bin) != 0);
    else for (let bin = page; bin < end; bin += binBytes) held += <usize>(load<u32>(bin) != 0);
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
  const binBytes = bytesOfBin(weighted, atoms);
  const held = binsHeld(pages, weighted, binBytes) << 3;
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
      const counter = page + <usize>index * binBytes;
      const count = weighted ? load<f64>(counter) : <f64>load<u32>(counter);
      if (count == 0) continue;
      if (weighted) store<f64>(counter, 0);
      else store<u32>(counter, 0);
      store<i32>(bins + (found << 2), bin);
      store<f64>(counts + (found << 3), count);
      if (atoms) {
        store<f64>(lows + (found << 3), load<f64>(counter, lowest));
        store<f64>(highs + (found << 3), -load<f64>(counter, highest));
        v128.store(counter, f64x2.splat(Infinity), lowest);
      }
      found++;
    }
  }
  return <i32>found;
}
