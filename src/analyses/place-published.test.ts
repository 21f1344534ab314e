import { describe, expect, it } from 'vitest';
import type { ScenarioView } from '../run/scenario-view.ts';
import type { Published } from '../scenario/scenario.ts';
import { replicatedColumn } from '../statistics/estimate.ts';
import { summaryOf } from '../statistics/testing/summary-of.ts';
import { placePublished } from './place-published.ts';
import { publishedId } from './published/columns.ts';

/** A column of draws, of which so many of 100 lie up to the value. */
const upTo = (hits: number) =>
  replicatedColumn(
    [
      summaryOf(
        Float64Array.from({ length: 100 }, (_, row) => Number(row < hits)),
        false,
        0,
      ),
    ],
    0,
  );

/** The place of a value with so many draws up to it, or to the ends of its range. */
function place(published: Partial<Published>, hits: number, low = hits, high = hits) {
  const columns = new Map([
    [publishedId(0), upTo(hits)],
    [publishedId(0, 'low'), upTo(low)],
    [publishedId(0, 'high'), upTo(high)],
  ]);
  const view = {
    scenario: { published: [{ range: null, bound: null, ...published }] },
    column: (id: string) => columns.get(id),
  } as unknown as ScenarioView;
  return placePublished(view, 0, 0.9);
}

describe('a published value', () => {
  // The interval of 90 % goes from the 5th to the 95th percentile.
  it.each([
    [4, false],
    [6, true],
    [50, true],
    [94, true],
    [96, false],
  ])('at percentile %d is inside: %s', (percentile, inside) =>
    expect(place({}, percentile)).toEqual({ percentile: expect.closeTo(percentile, 9), inside }),
  );

  // 12 GPUs in 10 of 100 draws, at most 12 in all: on the interval's upper end. And a constant, which is what was reported.
  it.each([
    [90, 100, true],
    [96, 100, false],
    [0, 100, true],
    [0, 10, true],
    [0, 4, false],
  ])('with %d draws below it and %d up to it is inside: %s', (below, hits, inside) =>
    expect(place({}, hits, below)!.inside).toBe(inside),
  );

  it.each([
    ['at_most' as const, 4, false],
    ['at_most' as const, 6, true],
    ['at_most' as const, 100, true],
    ['at_least' as const, 0, true],
    ['at_least' as const, 94, true],
    ['at_least' as const, 96, false],
  ])('%s at percentile %d is inside: %s', (bound, percentile, inside) =>
    expect(place({ bound }, percentile)!.inside).toBe(inside),
  );

  it.each([
    [0, 4, false],
    [0, 6, true],
    [94, 100, true],
    [96, 100, false],
    [0, 100, true],
  ])('as a range from percentile %d to %d is inside: %s', (low, high, inside) =>
    expect(place({ range: [1, 2] }, 50, low, high)).toEqual({ percentile: expect.closeTo(50, 9), inside }),
  );
});
