import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { log1p } from '../elementary/elementary.ts';
import { withCompiledLoops } from './compiled-loops.ts';

const sumOfLogs = (places: readonly number[], counts: readonly number[], factor: number) =>
  withCompiledLoops((rows) => {
    const bytes = 8 * places.length + 8;
    const [atPlaces, atCounts] = rows.arrange(bytes, bytes);
    rows.doubles(atPlaces, places.length).set(places);
    rows.doubles(atCounts, places.length).set(counts);
    return rows.loops.sumOfLogs(atPlaces, atCounts, places.length, factor);
  });

describe('sumOfLogs', () => {
  it('has every bit of log1p, in order', () => {
    const place = fc.oneof(
      fc.double({ min: -1, minExcluded: true, max: 1e300, noNaN: true }),
      fc.double({ min: -1e-6, max: 1e-6, noNaN: true }),
      fc.constantFrom(0, -0.5, 1, Number.MIN_VALUE, -(1 - 2 ** -53), Math.SQRT2 - 1, Math.SQRT1_2 - 1),
    );
    const row = fc.tuple(place, fc.integer({ min: 1, max: 1000 }));
    fc.assert(
      fc.property(fc.array(row, { maxLength: 9 }), (rows) => {
        const [places, counts] = [rows.map(([x]) => x), rows.map(([, count]) => count)];
        const sum = places.reduce((sum, x, k) => sum + counts[k]! * log1p(x), 0);
        expect(sumOfLogs(places, counts, 1)).toBe(sum);
        expect(sumOfLogs(places, counts, 0.5)).toBe(
          places.reduce((sum, x, k) => sum + counts[k]! * log1p(0.5 * x), 0),
        );
      }),
      { numRuns: 2000 },
    );
  });
});
