import { emptyHistogram } from './histogram.ts';
import type { PackedHistogram } from './kernel.ts';
import { packHistogram, unpackHistogram } from './packing/packed-histogram.ts';

/** Bins of a page: those of one sign and exponent. */
const pageBits = 10;
const pageBins = 1 << pageBits;

interface Page {
  readonly counts: Float64Array;
  readonly lows: Float64Array;
  readonly highs: Float64Array;
}

/** Adds histograms of one column up, in any order, without a trace of those that were added. */
export class HistogramSum {
  readonly #pages = new Map<number, Page>();
  #size = 0;
  #keepsEnds = false;

  add(histogram: PackedHistogram): void {
    const { bins, counts, lows, highs } = unpackHistogram(histogram);
    const keepsEnds = lows.length > 0;
    this.#keepsEnds ||= keepsEnds;
    let number = -1;
    let page: Page | undefined;
    for (let k = 0; k < bins.length; k++) {
      const bin = bins[k]!;
      if (page === undefined || bin >>> pageBits !== number) {
        number = bin >>> pageBits;
        page = this.#page(number, keepsEnds);
      }
      const at = bin & (pageBins - 1);
      const isNew = page.counts[at] === 0;
      page.counts[at]! += counts[k]!;
      if (isNew) this.#size++;
      if (!keepsEnds) continue;
      page.lows[at] = isNew ? lows[k]! : Math.min(page.lows[at]!, lows[k]!);
      page.highs[at] = isNew ? highs[k]! : Math.max(page.highs[at]!, highs[k]!);
    }
  }

  /** What was added so far. */
  read(): PackedHistogram {
    const sum = emptyHistogram(this.#size, this.#keepsEnds);
    let size = 0;
    for (const number of [...this.#pages.keys()].sort((a, b) => a - b)) {
      const { counts, lows, highs } = this.#pages.get(number)!;
      for (let at = 0; at < pageBins; at++) {
        if (counts[at] === 0) continue;
        sum.bins[size] = number * pageBins + at;
        sum.counts[size] = counts[at]!;
        if (this.#keepsEnds) {
          sum.lows[size] = lows[at]!;
          sum.highs[size] = highs[at]!;
        }
        size++;
      }
    }
    return packHistogram(sum);
  }

  #page(number: number, keepsEnds: boolean): Page {
    const known = this.#pages.get(number);
    if (known !== undefined) return known;
    const ends = keepsEnds ? pageBins : 0;
    const page = {
      counts: new Float64Array(pageBins),
      lows: new Float64Array(ends),
      highs: new Float64Array(ends),
    };
    this.#pages.set(number, page);
    return page;
  }
}

/** Counts of several histograms of one column together. */
export function sumHistograms(histograms: Iterable<PackedHistogram>): PackedHistogram {
  const sum = new HistogramSum();
  for (const histogram of histograms) sum.add(histogram);
  return sum.read();
}
