import { describe, expect, it } from 'vitest';
import { brackets, crossing, spread } from './root.ts';

const parts = Array.from({ length: 33 }, (_, k) => k);
/** Ends that 0.2 + (0.9 - 0.2) and 0.1 * (1.7 / 0.1) miss by a rounding. */
const linear = [0.2, 0.9] as const;
const ratio = [0.1, 1.7] as const;

describe('spread', () => {
  it('is 33 places at equal steps, from 0 and below 0 too', () => {
    expect(spread(0, 32)).toEqual(parts);
    expect(spread(-64, 64)).toEqual(parts.map((k) => -64 + 4 * k));
    expect(spread(4, 8)).toEqual(parts.map((k) => 4 + k / 8));
  });

  it('steps by equal ratios where both ends are positive and more than 10 apart', () => {
    for (const [k, place] of spread(1, 2 ** 32).entries()) expect(place / 2 ** k).toBeCloseTo(1, 12);
    for (const [k, place] of spread(0.25, 2 ** 30).entries()) expect(place / 2 ** (k - 2)).toBeCloseTo(1, 12);
    expect(spread(1, 10)[16]).toBe(5.5);
    // The middle by ratios is the geometric mean.
    expect(spread(1, 12.25)[16]).toBeCloseTo(3.5, 12);
  });

  it('reaches both ends to the last bit', () => {
    for (const [low, high] of [linear, ratio]) {
      const places = spread(low, high);
      expect([places[0], places[32]]).toEqual([low, high]);
    }
  });
});

describe('brackets', () => {
  it('are where the sign changes, upwards or downwards', () => {
    expect(brackets([0, 1, 3, 7], [-1, 1, 2, -3])).toEqual([
      { low: 0, high: 1 },
      { low: 3, high: 7 },
    ]);
    expect(brackets([0, 1, 2], [1, 2, 3])).toEqual([]);
    expect(brackets([0, 1, 2], [-1, -2, -3])).toEqual([]);
    expect(brackets([5], [1])).toEqual([]);
  });

  it('count 0 among the positive', () => {
    expect(brackets([0, 1], [0, 1])).toEqual([]);
    expect(brackets([0, 1], [1, 0])).toEqual([]);
    expect(brackets([0, 1], [0, -1])).toEqual([{ low: 0, high: 1 }]);
    expect(brackets([0, 1], [-1, 0])).toEqual([{ low: 0, high: 1 }]);
  });

  it('need a number at both ends, however large', () => {
    expect(brackets([0, 1, 2], [-1, Number.NaN, 1])).toEqual([]);
    expect(brackets([0, 1], [-1, Number.POSITIVE_INFINITY])).toEqual([]);
    expect(brackets([0, 1], [-1.5e308, 1.5e308])).toEqual([{ low: 0, high: 1 }]);
  });
});

describe('crossing', () => {
  /** The crossing, and the places asked about round by round. */
  async function found(curve: (x: number) => number, low: number, high: number) {
    const rounds: number[][] = [];
    const ask = async (places: readonly number[]) => {
      rounds.push([...places]);
      return places.map(curve);
    };
    return { at: await crossing(ask, { low, high }), rounds };
  }

  // A round narrows to 1 in 32: the fifth, 2^-25 = 3e-8, is the first below 1e-7 of the first bracket.
  it.each([
    [0, 1, 0.3],
    [0, 1, 0.001],
    [0, 1, 0.999],
    [1000, 1064, 1021.7],
    [-1064, -1000, -1021.7],
  ])('between %d and %d finds %d in five rounds', async (low, high, root) => {
    for (const sign of [1, -1]) {
      const { at, rounds } = await found((x) => sign * (x - root), low, high);
      expect(Math.abs(at - root)).toBeLessThanOrEqual((high - low) * 2 ** -26);
      expect(rounds.length).toBe(5);
      expect(rounds[0]).toEqual(parts.map((k) => low + ((high - low) * k) / 32));
      expect(rounds.every((places) => places.length === 33)).toBe(true);
    }
  });

  it('takes the first of several', async () => {
    const { at } = await found((x) => (x - 0.3) * (x - 0.6) * (x - 0.9), 0, 1);
    expect(at).toBeCloseTo(0.3, 7);
  });

  it('asks about the end itself', async () => {
    const [low, high] = linear;
    const { rounds } = await found((x) => (x < high ? -1 : 1), low, high);
    expect(rounds[0]![32]).toBe(high);
  });

  it('stops at the middle where no place between has a number', async () => {
    const { at, rounds } = await found((x) => (x === 0 || x === 8 ? x - 1 : Number.NaN), 0, 8);
    expect([at, rounds.length]).toEqual([4, 1]);
  });

  it('stops between neighbouring doubles, and asks nothing of a bracket without width', async () => {
    const { at, rounds } = await found((x) => (x <= 1 ? -1 : 1), 1, 1 + Number.EPSILON);
    expect([at, rounds.length]).toEqual([1, 1]);
    expect(await found((x) => x - 1, 1, 1)).toEqual({ at: 1, rounds: [] });
  });
});
