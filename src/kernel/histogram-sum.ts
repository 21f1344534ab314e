import { withCompiledLoops } from '../loops/compiled-loops.ts';
import { histogramBytes, histogramIn } from './histogram.ts';
import type { PackedHistogram } from './kernel.ts';
import {
  hasEnds,
  packAt,
  packingRoom,
  unpackAt,
  unpackedBytes,
  unpackingRoom,
  wasMoved,
} from './packing/packed-histogram.ts';

/** Histograms that wait until they are added up: so many take about as much memory as their sum. */
const mostWaiting = 4;

/** Adds histograms of one column up, in any order, without a trace of those that were added. */
export class HistogramSum {
  #parts: PackedHistogram[] = [];

  add(histogram: PackedHistogram): void {
    this.#parts.push(histogram);
    if (this.#parts.length > mostWaiting) this.#parts = [sumHistograms(this.#parts)];
  }

  /** What was added so far. */
  read(): PackedHistogram {
    return sumHistograms(this.#parts);
  }
}

/** Counts of several histograms of one column together. */
export function sumHistograms(histograms: readonly PackedHistogram[]): PackedHistogram {
  if (histograms.length === 1) return histograms[0]!;
  const keepsEnds = histograms.some(hasEnds);
  const hasOrigin = histograms.some(wasMoved);
  return withCompiledLoops((rows) => {
    const { loops } = rows;
    const most = (bytes: (packed: PackedHistogram) => number) => Math.max(0, ...histograms.map(bytes));
    const [at, code, endCode, endWords, pages] = rows.arrange(
      most(unpackedBytes),
      most((packed) => unpackingRoom(packed)[0]),
      most((packed) => unpackingRoom(packed)[1]),
      most((packed) => unpackingRoom(packed)[2]),
      0,
    );
    loops.beginSum(pages, keepsEnds);
    for (const packed of histograms) {
      const { bins, counts, lows, highs } = unpackAt(rows, packed, at, [code, endCode, endWords]);
      loops.addHistogram(bins.byteOffset, counts.byteOffset, lows.byteOffset, highs.byteOffset, packed.size);
    }
    const size = loops.sumSize();
    const [sum, ...room] = rows.arrangeBehind(
      loops.sumEnd(),
      histogramBytes(size, keepsEnds),
      ...packingRoom(size, keepsEnds),
    );
    const { bins, counts, lows, highs } = histogramIn(loops.memory.buffer, sum, size, keepsEnds);
    loops.readSum(bins.byteOffset, counts.byteOffset, lows.byteOffset, highs.byteOffset);
    return packAt(rows, sum, { size, keepsEnds, hasOrigin }, room);
  });
}
