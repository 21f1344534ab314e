import { binCount, emptyHistogram } from '../histogram.ts';
import type { PackedHistogram, SparseHistogram } from '../kernel.ts';
import { BitReader, BitWriter } from './bits.ts';
import { NumberCode } from './number-code.ts';

/*
 * Bin by bin, `countCode` holds the gap to the bin before and the count less one, by codes that follow their sizes: less than a
 * byte, as bins are mostly neighbours of much the same count.
 *
 * `endCode` holds the ends of the bins. They are doubles of which the bin tells the leading 22 bits; what follows is written as
 * their distance from the edges of the bin, which is the shorter the more values the bin holds. More cannot be saved:
 * the last bits of an end are like chance.
 */

/** Lower bits of the upper word that the bin does not tell. */
const untold = 1023;
const half = binCount / 2;
const twoTo32 = 4294967296;

/** One for all histograms, empty in between. */
const to = new BitWriter();

/** A histogram as it is sent and kept. Its counts are whole numbers from 1 to 2^53. */
export function packHistogram({ bins, counts, lows, highs }: SparseHistogram): PackedHistogram {
  const size = bins.length;
  const [gap, count] = [new NumberCode(), new NumberCode()];
  for (let k = 0, next = 0; k < size; k++) {
    gap.write(to, 0, bins[k]! - next);
    next = bins[k]! + 1;
    const less = counts[k]! - 1;
    count.write(to, (less / twoTo32) | 0, less | 0);
  }
  return { size, countCode: to.take(), endCode: packEnds(bins, lows, highs) };
}

/** A bin's ends are told by 0, or by 1 0 where they are equal; 1 1 where they do not begin as the bin: then as they are. */
function packEnds(bins: Int32Array, lows: Float64Array, highs: Float64Array): Int32Array {
  const distance = new NumberCode();
  const [low, high] = [wordsOf(lows), wordsOf(highs)];
  for (let k = 0; k < lows.length; k++) {
    const lowLower = low[2 * k]!;
    const lowUpper = low[2 * k + 1]!;
    const highLower = high[2 * k]!;
    const highUpper = high[2 * k + 1]!;
    const begin = beginOf(bins[k]!);
    if (lowUpper >> 10 !== begin || highUpper >> 10 !== begin) {
      to.write(3, 2);
      for (const word of [lowUpper, lowLower, highUpper, highLower]) to.write(word, 32);
    } else if (lowUpper === highUpper && lowLower === highLower) {
      to.write(2, 2);
      to.write(lowUpper, 10);
      to.write(lowLower, 32);
    } else {
      to.write(0, 1);
      const flip = flipOf(bins[k]!);
      distance.write(to, (lowUpper ^ flip) & untold, lowLower ^ flip);
      distance.write(to, (highUpper ^ ~flip) & untold, highLower ^ ~flip);
    }
  }
  return to.take();
}

/** The histogram that was packed, to the last bit. */
export function unpackHistogram({ size, countCode, endCode }: PackedHistogram): SparseHistogram {
  const histogram = emptyHistogram(size, endCode.length > 0);
  const from = new BitReader(countCode);
  const [gap, count] = [new NumberCode(), new NumberCode()];
  for (let k = 0, next = 0; k < size; k++) {
    const bin = next + gap.read(from);
    const lower = count.read(from);
    histogram.bins[k] = bin;
    histogram.counts[k] = count.high * twoTo32 + (lower >>> 0) + 1;
    next = bin + 1;
  }
  unpackEnds(endCode, histogram);
  return histogram;
}

function unpackEnds(code: Int32Array, { bins, lows, highs }: SparseHistogram): void {
  const from = new BitReader(code);
  const distance = new NumberCode();
  const [low, high] = [wordsOf(lows), wordsOf(highs)];
  for (let k = 0; k < lows.length; k++) {
    const begin = beginOf(bins[k]!) << 10;
    const areApart = from.read(1) === 0;
    const areEqual = !areApart && from.read(1) === 0;
    if (areApart) {
      const flip = flipOf(bins[k]!);
      low[2 * k] = distance.read(from) ^ flip;
      low[2 * k + 1] = begin | ((distance.high ^ flip) & untold);
      high[2 * k] = distance.read(from) ^ ~flip;
      high[2 * k + 1] = begin | ((distance.high ^ ~flip) & untold);
    } else if (areEqual) {
      low[2 * k + 1] = high[2 * k + 1] = begin | from.read(10);
      low[2 * k] = high[2 * k] = from.read(32);
    } else {
      low[2 * k + 1] = from.read(32);
      low[2 * k] = from.read(32);
      high[2 * k + 1] = from.read(32);
      high[2 * k] = from.read(32);
    }
  }
}

/** The leading 22 bits of the doubles in a bin, as those of a signed word. */
function beginOf(bin: number): number {
  return bin < half ? -1 - bin : bin - half;
}

/** All ones where doubles ascend as their bits descend: below 0. */
function flipOf(bin: number): number {
  return bin < half ? -1 : 0;
}

/** Doubles as signed words, the lower one first, as every platform of Node's orders them. */
function wordsOf({ buffer, byteOffset, length }: Float64Array): Int32Array {
  return new Int32Array(buffer, byteOffset, 2 * length);
}

/** The counts alone. */
export function withoutEnds(packed: PackedHistogram): PackedHistogram {
  return { ...packed, endCode: new Int32Array(0) };
}
