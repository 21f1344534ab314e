import { type CompiledLoops, withCompiledLoops } from '../../loops/compiled-loops.ts';
import { histogramBytes, histogramIn } from '../histogram.ts';
import type { PackedHistogram, SparseHistogram } from '../kernel.ts';

/*
 * Bin by bin, `countCode` holds a byte: 3 bits for the gap to the bin before, 5 for the count less one. The highest number of
 * either means that the rest follows, 7 bits a byte and the lowest first, where all bytes but the last begin with a one.
 *
 * The ends of a bin are doubles of which the bin tells the leading 22 bits. `endCode` holds the 10 bits after these, and a bit
 * before them that tells whether the two ends are equal and stand there once; `endWords` holds what follows, byte by byte, the lowest
 * byte of a word first: four bytes of ends that are equal, as such a value may be one that has a probability; of ends that differ the
 * upper three each. They are like chance, and what is left out is 2^-44 of an end (more of a subnormal number), in whatever parts and
 * order histograms are added up. Values that are counted from an origin do not begin as their bins do: then `endCode` is empty and
 * `endWords` holds all ends, four words a bin.
 *
 * Bytes and bits stand in words of 32 bits, the first the highest. src/loops/assembly/packed.ts reads and writes them.
 */

/** A new one each time: who sends a histogram hands its arrays over. */
const nothing = () => new Int32Array(0);

/** The most bytes that a bin takes in a `countCode`: its own, and the rests of a gap and a count. */
const mostCodeBytes = 1 + 4 + 8;
/** The most bits in an `endCode`. */
const mostEndBits = 21;

/** A histogram as it is sent and kept. Its counts are whole numbers from 1 to 2^53. `origin`: what its values were counted from. */
export function packHistogram(histogram: SparseHistogram, origin = 0): PackedHistogram {
  const size = histogram.bins.length;
  const keepsEnds = histogram.lows.length > 0;
  return withCompiledLoops((rows) => {
    const [at, ...room] = rows.arrange(histogramBytes(size, keepsEnds), ...packingRoom(size, keepsEnds));
    const { counts, lows, highs, bins } = histogramIn(rows.loops.memory.buffer, at, size, keepsEnds);
    counts.set(histogram.counts);
    lows.set(histogram.lows);
    highs.set(histogram.highs);
    bins.set(histogram.bins);
    return packAt(rows, at, { size, keepsEnds, hasOrigin: origin !== 0 }, room);
  });
}

/** Bytes that packing takes beside the histogram itself. */
export function packingRoom(
  size: number,
  keepsEnds: boolean,
): readonly [code: number, ends: number, words: number] {
  const ends = keepsEnds ? size : 0;
  return [mostCodeBytes * size + 4, Math.ceil((mostEndBits * ends) / 8) + 4, 6 * ends + 8];
}

/** What packing is told of a histogram. */
interface Packing {
  readonly size: number;
  readonly keepsEnds: boolean;
  readonly hasOrigin: boolean;
}

/** Packs a histogram that stands in the memory of compiled loops. `room`: addresses of `packingRoom`. */
export function packAt(
  rows: CompiledLoops,
  at: number,
  { size, keepsEnds, hasOrigin }: Packing,
  [code, endCode, endWords]: readonly number[],
): PackedHistogram {
  const { loops } = rows;
  const { counts, lows, highs, bins } = histogramIn(loops.memory.buffer, at, size, keepsEnds);
  const taken = (address: number, length: number) =>
    new Int32Array(loops.memory.buffer, address, length).slice();
  const countCode = taken(code!, loops.packCounts(bins.byteOffset, counts.byteOffset, size, code!));
  if (!keepsEnds) return { size, countCode, endCode: nothing(), endWords: nothing() };
  const ends = [lows.byteOffset, highs.byteOffset] as const;
  return !hasOrigin && loops.packEnds(bins.byteOffset, ...ends, size, endCode!, endWords!)
    ? {
        size,
        countCode,
        endCode: taken(endCode!, loops.endCodeLength()),
        endWords: taken(endWords!, loops.endWordsLength()),
      }
    : { size, countCode, endCode: nothing(), endWords: taken(lows.byteOffset, 4 * size) };
}

/**
 * The histogram that was packed.
 *
 * @throws RangeError where a code ends before its bins do
 */
export function unpackHistogram(packed: PackedHistogram): SparseHistogram {
  return withCompiledLoops((rows) => {
    const [at, ...room] = rows.arrange(unpackedBytes(packed), ...unpackingRoom(packed));
    unpackAt(rows, packed, at, room);
    const bytes = unpackedBytes(packed);
    return histogramIn(rows.loops.memory.buffer.slice(at, at + bytes), 0, packed.size, hasEnds(packed));
  });
}

export const hasEnds = ({ endWords }: PackedHistogram) => endWords.length > 0;

/** Whether the values were counted from an origin, as far as a histogram without values tells. */
export const wasMoved = (packed: PackedHistogram) => hasEnds(packed) && packed.endCode.length === 0;

/** Bytes of a histogram once it is unpacked. */
export const unpackedBytes = (packed: PackedHistogram) => histogramBytes(packed.size, hasEnds(packed));

/** Bytes that unpacking takes beside; what lies behind a code is read with it. */
export function unpackingRoom({ countCode, endCode, endWords }: PackedHistogram) {
  return [countCode.byteLength + 8, endCode.byteLength + 8, endWords.byteLength + 8] as const;
}

/** Unpacks a histogram in the memory of compiled loops, as `histogramIn` finds it. `room`: addresses of `unpackingRoom`. */
export function unpackAt(
  rows: CompiledLoops,
  packed: PackedHistogram,
  at: number,
  [code, endCode, endWords]: readonly number[],
): SparseHistogram {
  const { loops } = rows;
  const { size } = packed;
  const histogram = histogramIn(loops.memory.buffer, at, size, hasEnds(packed));
  const { bins, counts, lows, highs } = histogram;
  const put = (address: number, words: Int32Array) =>
    new Int32Array(loops.memory.buffer, address, words.length).set(words);
  put(code!, packed.countCode);
  let isWhole =
    loops.unpackCounts(code!, size, bins.byteOffset, counts.byteOffset) <= packed.countCode.length;
  if (packed.endCode.length > 0) {
    put(endCode!, packed.endCode);
    put(endWords!, packed.endWords);
    const read = loops.unpackEnds(
      endCode!,
      endWords!,
      bins.byteOffset,
      size,
      lows.byteOffset,
      highs.byteOffset,
    );
    // A bin has eleven bits and four bytes, or ten bits and two bytes more.
    const bits = 11 * size + (10 * (read - 4 * size)) / 2;
    isWhole &&= read <= 4 * packed.endWords.length && bits <= 32 * packed.endCode.length;
  } else if (packed.endWords.length === 4 * lows.length) put(lows.byteOffset, packed.endWords);
  else isWhole = false;
  if (!isWhole) throw new RangeError('more is read than was written');
  return histogram;
}

/** The counts alone. */
export function withoutEnds(packed: PackedHistogram): PackedHistogram {
  return { ...packed, endCode: nothing(), endWords: nothing() };
}
