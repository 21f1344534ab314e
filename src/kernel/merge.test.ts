import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binHigh, binLow, binOf } from './histogram.ts';
import type { ColumnSummary } from './kernel.ts';
import { mergeColumns, mergeMoments, mergeSubtrees, ReplicateTree, type SubtreeSummary } from './merge.ts';
import { BinCounter, summarizeBlock } from './reference-summary.ts';

/** Statistics of some values with their histogram; bins keep their ends. */
function summaryOf(values: readonly number[], first = 0, origin = 0): ColumnSummary {
  const column = Float64Array.from(values);
  const counter = new BinCounter(origin, true);
  counter.add(column);
  return { ...summarizeBlock(column, first), histogram: counter.read() };
}

const leaf = (index: number, values: readonly number[]): SubtreeSummary => ({
  level: 0,
  index,
  columns: [summaryOf(values, index * values.length)],
});

describe('mergeMoments', () => {
  it('gives the moments of all values', () => {
    const values = fc.array(fc.double({ min: -1e3, max: 1e3, noNaN: true }), { maxLength: 30 });
    fc.assert(
      fc.property(values, values, (left, right) => {
        const merged = mergeMoments(summaryOf(left), summaryOf(right));
        const whole = summaryOf([...left, ...right]);
        expect(merged.count).toBe(whole.count);
        expect(merged.mean).toBeCloseTo(whole.mean, 9);
        expect(Math.abs(merged.m2 - whole.m2)).toBeLessThanOrEqual(1e-9 * (1 + whole.m2));
      }),
    );
  });

  it('keeps a tiny spread far from 0', () => {
    const left = summaryOf([1e9, 1e9 + 1]);
    const right = summaryOf([1e9 + 2, 1e9 + 3]);
    expect(mergeMoments(left, right)).toEqual({ count: 4, mean: 1e9 + 1.5, m2: 5 });
  });
});

describe('mergeColumns', () => {
  it('gives exactly the counts, extremes, histogram and first draw that is not finite of all values', () => {
    const value = fc.oneof(
      fc.constantFrom(0, -0, 1, 1.0001, Number.NaN, Number.POSITIVE_INFINITY),
      fc.double(),
    );
    const values = fc.array(value, { maxLength: 40 });
    fc.assert(
      fc.property(values, values, (left, right) => {
        const merged = mergeColumns(summaryOf(left), summaryOf(right, left.length));
        const whole = summaryOf([...left, ...right]);
        expect({ ...merged, mean: 0, m2: 0 }).toEqual({ ...whole, mean: 0, m2: 0 });
      }),
    );
  });

  it('counts beyond 2^32', () => {
    const much = { ...summaryOf([1]), count: 2 ** 40 };
    expect(mergeColumns(much, much).count).toBe(2 ** 41);
  });
});

describe('binOf', () => {
  it('ascends with the value and lies between its edges', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const bin = binOf(value);
        return binLow(bin) <= value && value <= binHigh(bin);
      }),
    );
  });
});

describe('ReplicateTree', () => {
  const leaves = Array.from({ length: 8 }, (_, index) =>
    leaf(
      index,
      Array.from({ length: 5 }, (_, k) => Math.exp(Math.sin(7 * index + k) * 9)),
    ),
  );
  const inOrder = (() => {
    const tree = new ReplicateTree(3, 40, 8);
    return leaves.map((node) => tree.add(node)).at(-1)!;
  })();

  it('gives the same bits for any order of arrival', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(leaves, { minLength: 8 }), (order) => {
        const tree = new ReplicateTree(3, 40, 8);
        const answers = order.map((node) => tree.add(node));
        expect(answers.slice(0, -1).every((answer) => answer === null)).toBe(true);
        expect(answers.at(-1)).toEqual(inOrder);
      }),
    );
  });

  it('gives the same bits when whole branches arrive merged', () => {
    const tree = new ReplicateTree(3, 40, 8);
    const [a, b, c, d, e, f, g, h] = leaves as [SubtreeSummary, ...SubtreeSummary[]];
    tree.add(mergeSubtrees(mergeSubtrees(e!, f!), mergeSubtrees(g!, h!)));
    tree.add(b!);
    tree.add(mergeSubtrees(c!, d!));
    expect(tree.add(a)).toEqual(inOrder);
  });

  it('is done at once when the replicate is one chunk', () => {
    expect(new ReplicateTree(0, 5, 1).add(leaves[0]!)).toMatchObject({ replicate: 0, draws: 5 });
  });
});
