import { binCount, emptyHistogram } from '../histogram.ts';
import type { PackedHistogram, SparseHistogram } from '../kernel.ts';
import { BitReader, BitWriter } from './bits.ts';

/*
 * Bin by bin, `countCode` holds a byte: 3 bits for the gap to the bin before, 5 for the count less one. The highest number of
 * either means that the rest follows.
 *
 * The ends of a bin are doubles of which the bin tells the leading 22 bits. `endCode` holds the 10 bits after these, and a bit
 * before them that tells whether the two ends are equal and stand there once; `endWords` the lower words as they are: there
 * is little to save in them, as the last bits of an end are like chance.
 */

const mostGap = 7;
const mostCount = 31;
/** Bits of the upper word that the bin does not tell. */
const untold = 1023;
const half = binCount / 2;

const nothing = new Int32Array(0);

/** One for all histograms, empty in between. */
const to = new BitWriter();

/** A histogram as it is sent and kept. Its counts are whole numbers from 1 to 2^53. */
export function packHistogram({ bins, counts, lows, highs }: SparseHistogram): PackedHistogram {
  const size = bins.length;
  for (let k = 0, next = 0; k < size; k++) {
    const gap = bins[k]! - next;
    const less = counts[k]! - 1;
    next = bins[k]! + 1;
    to.write((Math.min(gap, mostGap) << 5) | Math.min(less, mostCount), 8);
    if (gap >= mostGap) writeRest(gap - mostGap);
    if (less >= mostCount) writeRest(less - mostCount);
  }
  return { size, countCode: to.take(), ...packEnds(bins, wordsOf(lows), wordsOf(highs)) };
}

/** A whole number in bytes of 7 bits, the lowest first; all but the last begin with a one. */
function writeRest(rest: number): void {
  let left = rest;
  for (; left >= 128; left = Math.floor(left / 128)) to.write(128 | (left % 128), 8);
  to.write(left, 8);
}

function packEnds(
  bins: Int32Array,
  lows: Int32Array,
  highs: Int32Array,
): Pick<PackedHistogram, 'endCode' | 'endWords'> {
  if (lows.length === 0) return { endCode: new Int32Array(0), endWords: new Int32Array(0) };
  const words = new Int32Array(2 * lows.length);
  if (!(beginAs(bins, lows) && beginAs(bins, highs))) {
    // As with an origin, or where -0 was counted: as they are, four words a bin.
    words.set(lows);
    words.set(highs, lows.length);
    return { endCode: new Int32Array(0), endWords: words };
  }
  let count = 0;
  for (let at = 0; at < lows.length; at += 2) {
    const low = lows[at + 1]! & untold;
    const high = highs[at + 1]! & untold;
    words[count++] = lows[at]!;
    if (lows[at] === highs[at] && low === high) to.write(1024 | low, 11);
    else {
      words[count++] = highs[at]!;
      to.write((low << 10) | high, 21);
    }
  }
  return { endCode: to.take(), endWords: words.slice(0, count) };
}

/** The histogram that was packed, to the last bit. */
export function unpackHistogram(packed: PackedHistogram): SparseHistogram {
  const { size, countCode, endWords } = packed;
  const histogram = emptyHistogram(size, endWords.length > 0);
  const { bins, counts, lows, highs } = histogram;
  const from = new BitReader(countCode);
  for (let k = 0, next = 0; k < size; k++) {
    const byte = from.read(8);
    const gap = byte >> 5;
    const less = byte & mostCount;
    bins[k] = next + (gap === mostGap ? gap + readRest(from) : gap);
    counts[k] = 1 + (less === mostCount ? less + readRest(from) : less);
    next = bins[k]! + 1;
  }
  unpackEnds(packed, bins, wordsOf(lows), wordsOf(highs));
  return histogram;
}

function readRest(from: BitReader): number {
  let rest = 0;
  for (let factor = 1; ; factor *= 128) {
    const byte = from.read(8);
    rest += (byte & 127) * factor;
    if (byte < 128) return rest;
  }
}

function unpackEnds(
  { endCode, endWords }: PackedHistogram,
  bins: Int32Array,
  lows: Int32Array,
  highs: Int32Array,
): void {
  if (endCode.length === 0) {
    lows.set(endWords.subarray(0, lows.length));
    highs.set(endWords.subarray(lows.length));
    return;
  }
  const from = new BitReader(endCode);
  for (let at = 0, next = 0; at < lows.length; at += 2) {
    const begin = beginOf(bins[at >> 1]!) << 10;
    const code = from.read(11);
    lows[at] = endWords[next++]!;
    lows[at + 1] = begin | (code & untold);
    const areEqual = code > untold;
    highs[at] = areEqual ? lows[at]! : endWords[next++]!;
    highs[at + 1] = areEqual ? lows[at + 1]! : begin | from.read(10);
  }
}

/** The leading 22 bits of the doubles in a bin, as those of a signed word. */
function beginOf(bin: number): number {
  return bin < half ? -1 - bin : bin - half;
}

/** Whether all doubles, given as words, have the leading bits of their bins. */
function beginAs(bins: Int32Array, words: Int32Array): boolean {
  for (let k = 0; k < bins.length; k++) if (words[2 * k + 1]! >> 10 !== beginOf(bins[k]!)) return false;
  return true;
}

/** Doubles as signed words, the lower one first, as every platform of Node's orders them. */
function wordsOf({ buffer, byteOffset, length }: Float64Array): Int32Array {
  return new Int32Array(buffer, byteOffset, 2 * length);
}

/** The counts alone. */
export function withoutEnds(packed: PackedHistogram): PackedHistogram {
  return { ...packed, endCode: nothing, endWords: nothing };
}
