import { describe, expect, it } from 'vitest';
import { everyCoalition, orderErrors, type ShapleyDesign, shapleyValues, someOrders } from './shapley.ts';

const worthOf = (design: ShapleyDesign, game: (members: readonly boolean[]) => number) =>
  design.coalitions.map(game);

const valuesOf = (design: ShapleyDesign, game: (members: readonly boolean[]) => number) =>
  shapleyValues(design, worthOf(design, game));

/** One left glove and two right ones: a pair is worth 1. */
const gloves = ([left, right, other]: readonly boolean[]) => (left && (right || other) ? 1 : 0);

/** The cost of a runway that is as long as the largest of those who use it needs. */
const runway = (members: readonly boolean[]) =>
  members.reduce((longest, member, k) => (member ? Math.max(longest, [8, 11, 13, 18][k]!) : longest), 0);

describe('Shapley values', () => {
  // The glove game: 4/6, 1/6, 1/6 (Shapley 1953; Osborne and Rubinstein, A Course in Game Theory, 1994, example 259.3).
  it('of the glove game', () => {
    for (const [k, value] of valuesOf(everyCoalition(3), gloves).entries())
      expect(value).toBeCloseTo([4 / 6, 1 / 6, 1 / 6][k]!, 15);
  });

  // Littlechild and Owen, A simple expression for the Shapley value in a special case, 1973: 2, 3, 4 and 9 of 18.
  it('of a runway: each part of it is shared by those who need it', () => {
    for (const [k, value] of valuesOf(everyCoalition(4), runway).entries())
      expect(value).toBeCloseTo([2, 3, 4, 9][k]!, 14);
  });

  it('of no player are none', () => {
    expect(valuesOf(everyCoalition(0), () => 5)).toEqual([]);
  });

  it('divide exactly what pairs do, from one order and its reverse', () => {
    // v(S) = sum of a_i + sum of b_ij over pairs in S: the value is a_i + half of the b_ij.
    const own = [3, -1, 4, 1];
    const pair = (i: number, j: number) => (i + 1) * (j + 2);
    const game = (members: readonly boolean[]) => {
      let worth = 0;
      for (let i = 0; i < 4; i++) {
        if (!members[i]) continue;
        worth += own[i]!;
        for (let j = i + 1; j < 4; j++) if (members[j]) worth += pair(i, j);
      }
      return worth;
    };
    const exact = valuesOf(everyCoalition(4), game);
    const one = valuesOf(someOrders(4, [[2, 0, 3, 1]]), game);
    for (const [k, value] of one.entries()) expect(value).toBeCloseTo(exact[k]!, 12);
  });

  it('from all orders are those from all coalitions, from some within their errors, and add up', () => {
    const product = (members: readonly boolean[]) =>
      members.reduce((worth, member, k) => worth * (member ? k + 2 : 1), 1);
    const orders = [
      [0, 1, 2, 3],
      [1, 3, 0, 2],
      [2, 0, 1, 3],
      [0, 2, 3, 1],
      [1, 0, 3, 2],
      [0, 3, 1, 2],
    ];
    const design = someOrders(4, orders);
    const [some, exact] = [valuesOf(design, product), valuesOf(everyCoalition(4), product)];
    const errors = orderErrors(design, worthOf(design, product));
    for (const [k, value] of some.entries()) {
      expect(errors[k]).toBeGreaterThan(0);
      expect(Math.abs(value - exact[k]!)).toBeLessThan(4 * errors[k]!);
    }
    expect(some.reduce((sum, value) => sum + value)).toBeCloseTo(2 * 3 * 4 * 5 - 1, 11);
    const every = everyCoalition(4);
    expect(orderErrors(every, worthOf(every, product))).toEqual([0, 0, 0, 0]);
  });
});
