import { describe, expect, it } from 'vitest';
import { limitedDraws } from './most-draws.ts';

describe('limitedDraws', () => {
  it.each([
    ['nothing', undefined, undefined, undefined],
    ['a limit above what is usual', undefined, 2e6, undefined],
    ['a limit below it', undefined, 4096, 4096],
    ['a limit that is no whole run', undefined, 100_000, 65_536],
    ['draws within the limit', 4096, 65_536, undefined],
    ['draws that are as many after rounding', 1_048_576, 1_000_000, undefined],
  ])('of %s', (_, draws, maxDraws, limited) => {
    expect(limitedDraws({ draws, maxDraws }, 2 ** 20)).toBe(limited);
  });

  it('leaves a run that begins with few draws alone', () => {
    expect(limitedDraws({ draws: undefined, maxDraws: 4096 }, 0)).toBeUndefined();
  });

  it('refuses more draws than the limit, with what to write instead', () => {
    expect(() => limitedDraws({ draws: 65_536, maxDraws: 5000 }, 2 ** 20)).toThrow(
      '--draws 65536 is more than --max-draws 5000 allows: write --draws 4096, or raise --max-draws',
    );
  });

  it('refuses a limit below the fewest draws', () => {
    expect(() => limitedDraws({ draws: undefined, maxDraws: 10 }, 2 ** 20)).toThrow(
      '--max-draws must be at least 32, the fewest draws of a run (found 10)',
    );
  });
});
