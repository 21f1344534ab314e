import fc from 'fast-check';
import { sampleRankCorrelation } from 'simple-statistics';
import { describe, expect, it } from 'vitest';
import { ascendingOrder, keptOrder, rankCorrelation, rankCorrelations, ranks } from './rank.ts';

const doubles = fc.float64Array({ minLength: 1, maxLength: 200, noNaN: true });

describe('ascendingOrder', () => {
  it('puts every sample in order, equal values as they came', () => {
    fc.assert(
      fc.property(doubles, (values) => {
        const order = [...ascendingOrder(values)];
        const rows = [...values.keys()];
        expect(order).toEqual(
          rows.sort((a, b) => (values[a] === values[b] ? a - b : values[a]! - values[b]!)),
        );
      }),
    );
  });

  it('takes -0 and 0 as equal, whichever comes first', () => {
    expect([...ascendingOrder(Float64Array.of(0, -0, -1))]).toEqual([2, 0, 1]);
    expect([...ascendingOrder(Float64Array.of(-0, 0, -1))]).toEqual([2, 0, 1]);
  });

  it('puts NaN last, behind infinity', () => {
    const values = Float64Array.of(Number.NaN, 2, Number.POSITIVE_INFINITY, 1, Number.NaN, 3);
    expect([...ascendingOrder(values)]).toEqual([3, 1, 5, 2, 0, 4]);
  });

  it('tells doubles apart that differ in their last bits only, few of them and many', () => {
    const small = fc.integer({ min: -40, max: 40 });
    const near = fc.oneof(
      small.map((ulps) => 1 + ulps * Number.EPSILON),
      small.map((ulps) => -3 - ulps * 2 * Number.EPSILON),
      small.map((ulps) => ulps * Number.MIN_VALUE),
    );
    const spread = fc.double({ noNaN: true });
    const column = fc.array(fc.oneof(near, spread), { minLength: 1, maxLength: 600 });
    fc.assert(
      fc.property(column, (values) => {
        const rows = [...values.keys()];
        expect([...ascendingOrder(Float64Array.from(values))]).toEqual(
          rows.sort((a, b) => (values[a] === values[b] ? a - b : values[a]! - values[b]!)),
        );
      }),
    );
  });

  it('orders a part of a longer array by itself', () => {
    expect([...ascendingOrder(Float64Array.of(9, 3, 1, 2).subarray(1))]).toEqual([1, 2, 0]);
  });
});

describe('keptOrder', () => {
  it('is computed once for each column', () => {
    const values = Float64Array.of(3, 1, 2);
    const order = keptOrder(values);
    expect([...order]).toEqual([1, 2, 0]);
    expect(keptOrder(values)).toBe(order);
    expect([...keptOrder(Float64Array.of(1, 2))]).toEqual([0, 1]);
  });
});

describe('ranks', () => {
  it('gives equal values the middle of their ranks', () => {
    const { values, squares } = ranks(Float64Array.of(3, -0, 0, 3, 3, -1));
    expect([...values]).toEqual([5, 2.5, 2.5, 5, 5, 1].map((rank) => rank - 3.5));
    expect(squares).toBe(15);
  });
});

describe('rankCorrelation', () => {
  it('is what another library computes, with and without equal values', () => {
    const few = fc.integer({ min: 0, max: 5 });
    const pair = fc.tuple(fc.oneof(few, fc.double({ noNaN: true, noDefaultInfinity: true })), few);
    fc.assert(
      fc.property(fc.array(pair, { minLength: 2, maxLength: 100 }), (pairs) => {
        const [x, y] = [pairs.map(([one]) => one), pairs.map(([, one]) => one)];
        const found = rankCorrelation(ranks(Float64Array.from(x)), ranks(Float64Array.from(y)));
        // It divides by 0 where one of them is constant.
        const expected = sampleRankCorrelation(x, y);
        if (found === null) expect(expected).toBeNaN();
        else expect(found).toBeCloseTo(expected, 12);
      }),
    );
  });

  it('is the same for each of many columns as for it alone', () => {
    const columns = Array.from({ length: 19 }, (_, k) =>
      ranks(Float64Array.from({ length: 50 }, (_, row) => (row * (k + 3)) % 17)),
    );
    const y = ranks(Float64Array.from({ length: 50 }, (_, row) => (row * row) % 23));
    const alone = columns.map((column) => rankCorrelation(column, y));
    expect(rankCorrelations(columns, y)).toEqual(alone);
    expect(new Set(alone).size).toBeGreaterThan(10);
  });

  it('is 1 for any rising relation, -1 for any falling one, null for a constant', () => {
    const x = Float64Array.of(1, 5, 2, 9, 3);
    const rank = ranks(x);
    expect(rankCorrelation(rank, ranks(x.map(Math.exp)))).toBeCloseTo(1, 14);
    expect(rankCorrelation(rank, ranks(x.map((value) => -value)))).toBeCloseTo(-1, 14);
    expect(rankCorrelation(rank, ranks(x.map(() => 7)))).toBeNull();
  });
});
