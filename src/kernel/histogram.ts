import type { SparseHistogram } from './kernel.ts';

/**
 * The histogram's bins: a double's sign, 11 bits of exponent and 10 leading bits of mantissa, so that a bin is at most
 * 1/1024 of its value wide. Values have the column's origin taken off first; -0 counts as 0.
 */
export const binCount = 2 ** 22;

const half = binCount / 2;
const word = new DataView(new ArrayBuffer(8));

/** Bin of a finite value, ascending with the value. */
export function binOf(value: number): number {
  word.setFloat64(0, value + 0);
  const leading = word.getUint32(0) >>> 10;
  return leading < half ? half + leading : binCount - 1 - leading;
}

/** Lower edge of a bin. The edge itself belongs to this bin from 0 upwards, to the one below for negative values. */
export function binLow(bin: number): number {
  return bin >= half ? edge(bin - half) : -edge(half - bin);
}

/** Upper edge of a bin: the lower edge of the next. */
export function binHigh(bin: number): number {
  return binLow(bin + 1);
}

/** The smallest double that is not negative and has these leading bits. */
function edge(leading: number): number {
  word.setUint32(0, leading << 10);
  word.setUint32(4, 0);
  return word.getFloat64(0);
}

/** Bytes of a histogram's arrays, one behind the other: counts, ends where they are kept, bins. A multiple of 8. */
export function histogramBytes(size: number, keepsEnds: boolean): number {
  return 8 * (size * (keepsEnds ? 3 : 1) + Math.ceil(size / 2));
}

/** A histogram of `size` bins as views of a buffer from byte `at` on; `histogramBytes` says how many bytes that takes. */
export function histogramIn(
  buffer: ArrayBuffer,
  at: number,
  size: number,
  keepsEnds: boolean,
): SparseHistogram {
  const ends = keepsEnds ? size : 0;
  return {
    counts: new Float64Array(buffer, at, size),
    lows: new Float64Array(buffer, at + 8 * size, ends),
    highs: new Float64Array(buffer, at + 8 * (size + ends), ends),
    bins: new Int32Array(buffer, at + 8 * (size + 2 * ends), size),
  };
}

/** Room for a histogram of `size` bins. */
export function emptyHistogram(size: number, keepsEnds: boolean): SparseHistogram {
  return histogramIn(new ArrayBuffer(histogramBytes(size, keepsEnds)), 0, size, keepsEnds);
}
