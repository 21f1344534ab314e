import { describe, expect, it } from 'vitest';
import { binHigh, binLow, binOf } from '../kernel/histogram.ts';
import { sumHistograms } from '../kernel/histogram-sum.ts';
import { unpackHistogram } from '../kernel/packing/packed-histogram.ts';
import { unpacked } from './unpacked.ts';
import { atomEndsOf, Observed } from './observed.ts';
import { summaryOf } from './testing/summary-of.ts';

const summary = (values: number[], atoms = true) => summaryOf(Float64Array.from(values), atoms, 0);
const untold = { low: false, high: false };

describe('atomEndsOf', () => {
  const withEnds = unpacked(() => summary([1]).histogram);

  it('finds the ends that every replicate reached', () => {
    const ends = (...replicates: number[][]) =>
      atomEndsOf(
        replicates.map((values) => summary(values)),
        withEnds,
      )();
    expect(ends([1, 5], [1, 6], [1, 5])).toEqual({ low: true, high: false });
    expect(ends([1, 5], [2, 5], [1, 5])).toEqual({ low: false, high: true });
    expect(ends([1, 5], [1, 5])).toEqual({ low: true, high: true });
    expect(ends([1, 5], [2, 6])).toEqual(untold);
  });

  it('cannot tell from one replicate or none, or for a column that has no atoms', () => {
    const pair = [summary([1, 5]), summary([1, 5])];
    expect(atomEndsOf([], withEnds)()).toEqual(untold);
    expect(atomEndsOf(pair.slice(1), withEnds)()).toEqual(untold);
    expect(atomEndsOf(pair, () => null)()).toEqual(untold);
    expect(
      atomEndsOf(
        pair,
        unpacked(() => summary([1, 5], false).histogram),
      )(),
    ).toEqual(untold);
  });
});

describe('Observed', () => {
  it('without a histogram has no steps', () => {
    const observed = new Observed(summary([1, 5]), { own: () => null, all: () => null, origin: 0 });
    expect(observed.size).toBe(0);
    expect([...observed.cumulative]).toEqual([0]);
    expect(observed.atomEnds).toEqual(untold);
  });

  it('has a step for each bin, with the ends that all replicates saw there, cut to its own extremes', () => {
    // 4.001 and 4.002 share a bin, which is 4/1024 wide.
    const [own, other] = [summary([2, 4.001, 4.001, 8]), summary([1, 3, 4.002, 8])];
    const all = unpackHistogram(sumHistograms([own.histogram!, other.histogram!]));
    const histogram = unpackHistogram(own.histogram!);
    let asked = 0;
    const read = () => {
      asked++;
      return histogram;
    };
    const observed = new Observed(own, { own: read, all: () => all, origin: 0 });
    expect(observed.size).toBe(3);
    expect([...observed.cumulative]).toEqual([0, 1, 3, 4]);
    const before = asked;
    const near = (value: number) => expect.closeTo(value, 12) as number;
    expect([0, 1, 2].map((step) => observed.low(step))).toEqual([2, near(4.001), 8]);
    expect([0, 1, 2].map((step) => observed.high(step))).toEqual([2, near(4.002), 8]);
    // Where the bins stand is looked up once.
    expect(asked - before).toBe(1);
  });

  it('has the edges of bins, moved by the origin, where no ends are kept', () => {
    const own = summaryOf(Float64Array.of(13, 14.5, 17), false, 10);
    const read = unpacked(() => own.histogram);
    const observed = new Observed(own, { own: read, all: read, origin: 10 });
    const bin = binOf(4.5);
    expect([observed.low(0), observed.low(1)]).toEqual([13, 10 + binLow(bin)]);
    expect([observed.high(1), observed.high(2)]).toEqual([10 + binHigh(bin), 17]);
  });
});
