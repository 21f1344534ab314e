import { describe, expect, it } from 'vitest';
import { places } from './ties.ts';

/** Sixteen replicates around a value, alternating by `half`. */
const around = (value: number, half: number) =>
  Array.from({ length: 16 }, (_, replicate) => value + (replicate % 2 === 0 ? half : -half));

describe('places', () => {
  // The difference alternates by d, so its error is d / sqrt(15); t with 15 degrees of freedom is 2.9467 at 99 %
  // (two-sided; any table of Student's t), so a lead counts from 0.76084 d on.
  it('tells apart from the 99 % point of a paired t-test on', () => {
    expect(places([around(0.7609, 0), around(0, 1)])).toEqual([
      { rank: 1, tied: false },
      { rank: 2, tied: false },
    ]);
    expect(places([around(0.7608, 0), around(0, 1)])).toEqual([
      { rank: 1, tied: true },
      { rank: 1, tied: true },
    ]);
  });

  it('pairs replicates: what moves both alike does not hide a lead', () => {
    expect(places([around(1.01, 5), around(1, 5)]).map(({ rank }) => rank)).toEqual([1, 2]);
  });

  it('counts as in a race, and each group has one leader', () => {
    const ranked = places([around(10, 1), around(9.9, -1), around(5, 0), around(1, 0.1), around(1, -0.1)]);
    expect(ranked.map(({ rank }) => rank)).toEqual([1, 1, 3, 4, 4]);
    expect(ranked.map(({ tied }) => tied)).toEqual([true, true, false, true, true]);
  });

  it('cannot tell equal candidates apart', () => {
    expect(places([around(1, 2), around(1, 2)]).every(({ tied }) => tied)).toBe(true);
  });
});
