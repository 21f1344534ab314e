import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binOf, emptyHistogram } from '../histogram.ts';
import { sumHistograms } from '../histogram-sum.ts';
import type { SparseHistogram } from '../kernel.ts';
import { expectSame } from '../testing/expect-same.ts';
import { packHistogram, unpackHistogram, withoutEnds } from './packed-histogram.ts';

interface Bin {
  readonly bin: number;
  readonly count: number;
  readonly low: number;
  readonly high: number;
}

function histogramOf(bins: readonly Bin[], keepsEnds: boolean): SparseHistogram {
  const histogram = emptyHistogram(bins.length, keepsEnds);
  bins.forEach(({ bin, count, low, high }, k) => {
    histogram.bins[k] = bin;
    histogram.counts[k] = count;
    // Without ends there is no room for them.
    histogram.lows[k] = low;
    histogram.highs[k] = high;
  });
  return histogram;
}

const ascending = (bins: readonly Bin[]) => bins.toSorted((a, b) => a.bin - b.bin);

const finite = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(0, -0, Number.MIN_VALUE, -Number.MIN_VALUE, Number.MAX_VALUE, -Number.MAX_VALUE),
);
const count = fc.oneof(
  fc.integer({ min: 1, max: 20 }),
  fc.maxSafeNat().map((n) => n + 1),
);
/** A value, and another at most so many doubles further from 0, within the bin or beyond it. */
const values = fc.tuple(finite, fc.constantFrom(1, 1 + 2 ** -52, 1 + 2 ** -20, 1 + 2 ** -11, 1.5));
/** Bins of values that were counted from `origin`. */
const bins = (origin: number) =>
  fc.array(fc.tuple(values, count), { maxLength: 60 }).map((all) =>
    ascending([
      ...new Map(
        all.map(([[value, factor], count]): [number, Bin] => {
          const other = Number.isFinite(value * factor) ? value * factor : value;
          const bin = binOf(value - origin);
          return [bin, { bin, count, low: Math.min(value, other), high: Math.max(value, other) }];
        }),
      ).values(),
    ]),
  );

/** The double without its last eight bits. */
function cutDouble(value: number): number {
  const words = new Uint32Array(Float64Array.of(value).buffer);
  words[0]! &= 0xffff_ff00;
  return new Float64Array(words.buffer)[0]!;
}

/** As packing leaves it: without an origin, ends that differ lose their last bits where all ends begin as their bins do. */
function asPacked(histogram: SparseHistogram, origin: number): SparseHistogram {
  if (origin !== 0) return histogram;
  const begins = (end: number, k: number) => binOf(end) === histogram.bins[k];
  if (!histogram.lows.every(begins) || !histogram.highs.every(begins)) return histogram;
  const ends = [histogram.lows, histogram.highs].map((ends) => ends.map((end) => end + 0));
  const [lows, highs] = ends as [Float64Array, Float64Array];
  for (const [k, low] of lows.entries())
    if (low !== highs[k]) [lows[k], highs[k]] = [cutDouble(low), cutDouble(highs[k]!)];
  return { ...histogram, lows, highs };
}

/** All values in one histogram, counted from an origin. */
function histogramFrom(values: readonly number[], origin: number): SparseHistogram {
  const held = new Map<number, Bin>();
  for (const value of values) {
    const bin = binOf(value - origin);
    const { count, low, high } = held.get(bin) ?? { count: 0, low: value, high: value };
    held.set(bin, { bin, count: count + 1, low: Math.min(low, value), high: Math.max(high, value) });
  }
  return histogramOf(ascending([...held.values()]), true);
}

describe('packHistogram', () => {
  it.each([0, 300])(
    'keeps a histogram with origin %d, but for the last bits of ends that differ',
    (origin) => {
      fc.assert(
        fc.property(bins(origin), fc.boolean(), (some, keepsEnds) => {
          const histogram = histogramOf(some, keepsEnds);
          const packed = unpackHistogram(packHistogram(histogram, origin));
          expectSame(packed, asPacked(histogram, origin));
          expectSame(unpackHistogram(packHistogram(packed, origin)), packed);
        }),
        { numRuns: 500 },
      );
    },
  );

  it.each([0, 1, 300])('gives the same in whatever parts values were counted from %d', (origin) => {
    const near = fc.tuple(fc.constantFrom(1, -3.7, 1e9 / 3), fc.integer({ min: 0, max: 600 }));
    const value = fc.oneof(
      near.map(([around, step]) => around * (1 + step * 2 ** -52)),
      // The last two begin as their bins do, also counted from an origin of 1.
      fc.constantFrom(0, -0, 0.1, 1.3, 5_000_000.1, 5_000_000.2),
    );
    fc.assert(
      fc.property(fc.array(fc.array(value, { minLength: 1, maxLength: 9 }), { minLength: 1 }), (parts) => {
        const whole = unpackHistogram(packHistogram(histogramFrom(parts.flat(), origin), origin));
        const summed = parts
          .map((values) => packHistogram(histogramFrom(values, origin), origin))
          .reduce((sum, part) => sumHistograms([sum, part]));
        expectSame(unpackHistogram(summed), whole);
      }),
      { numRuns: 500 },
    );
  });

  it('keeps counts up to 2^53, in any order of size, the outermost bins and none at all', () => {
    const powers = Array.from({ length: 54 }, (_, k) => 2 ** k);
    const counts = powers.flatMap((power) => [power, Math.max(power - 1, 1), Math.min(power + 1, 2 ** 53)]);
    const every = fc.shuffledSubarray(counts, { minLength: counts.length });
    fc.assert(
      fc.property(every, (order) => {
        const ends = { low: 1, high: 1 };
        const last = 2 ** 22 - 1;
        const some = order.map((count, k) => ({
          bin: k === order.length - 1 ? last : k * k,
          count,
          ...ends,
        }));
        const histogram = histogramOf(some, false);
        expectSame(unpackHistogram(packHistogram(histogram)), histogram);
      }),
    );
    const empty = emptyHistogram(0, true);
    expectSame(unpackHistogram(packHistogram(empty)), empty);
  });

  it('leaves the counts alone without ends', () => {
    const some: Bin[] = [-2.5, 1, 3].map((value) => ({
      bin: binOf(value),
      count: 7,
      low: value,
      high: value,
    }));
    const packed = packHistogram(histogramOf(some, true));
    expectSame(unpackHistogram(withoutEnds(packed)), histogramOf(some, false));
  });

  it('refuses to unpack more than was packed', () => {
    const packedOf = (values: readonly number[]) =>
      packHistogram(
        histogramOf(
          values.map((value) => ({
            bin: binOf(value),
            count: 1e6,
            low: value,
            high: value * (1 + 2 ** -40),
          })),
          true,
        ),
      );
    const cut = (words: Int32Array) => words.slice(0, -1);
    const coded = packedOf([1, 3, 17, 300]);
    // Values that were counted from an origin do not begin as their bins do: ends are packed as they are.
    const plain = packHistogram(
      histogramOf(
        [301, 303].map((value) => ({ bin: binOf(value - 300), count: 1e6, low: value, high: value })),
        true,
      ),
      300,
    );
    expect([coded.endCode.length, plain.endCode.length]).toEqual([3, 0]);
    for (const packed of [
      { ...coded, countCode: cut(coded.countCode) },
      { ...coded, endCode: cut(coded.endCode) },
      { ...coded, endWords: cut(coded.endWords) },
      { ...plain, endWords: cut(plain.endWords) },
    ])
      expect(() => unpackHistogram(packed)).toThrow(RangeError);
  });

  it('takes a byte for a bin of a smooth distribution, and for its ends the bits that the bin leaves open', () => {
    // 65,536 values of an exponential distribution, evenly by probability: as many a bin as a chunk has.
    const draws = 65536;
    const held = new Map<number, Bin>();
    for (let k = 0; k < draws; k++) {
      const value = -Math.log1p(-(k + 0.5) / draws);
      const bin = binOf(value);
      const { count, low } = held.get(bin) ?? { count: 0, low: value };
      held.set(bin, { bin, count: count + 1, low, high: value });
    }
    const some = ascending([...held.values()]);
    const { size, countCode, endCode, endWords } = packHistogram(histogramOf(some, true));
    expect(size).toBeGreaterThan(3000);
    expect(countCode.byteLength / size).toBeLessThan(1.1);
    expect((endCode.byteLength + endWords.byteLength) / size).toBeLessThan((2 * 34 + 1) / 8);
  });
});
