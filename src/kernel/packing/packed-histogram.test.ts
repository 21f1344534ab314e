import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binOf, emptyHistogram } from '../histogram.ts';
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

describe('packHistogram', () => {
  it.each([0, 300])('keeps every bit of a histogram with origin %d', (origin) => {
    fc.assert(
      fc.property(bins(origin), fc.boolean(), (some, keepsEnds) => {
        const histogram = histogramOf(some, keepsEnds);
        expectSame(unpackHistogram(packHistogram(histogram)), histogram);
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
    // -0 does not begin as its bin does: ends are packed as they are.
    const plain = packedOf([-0, 3]);
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
    expect((endCode.byteLength + endWords.byteLength) / size).toBeLessThan((2 * 42 + 1) / 8);
  });
});
