import type { Half, RentRow } from './catalog.ts';
import { yearsAway } from './prices.ts';

/** A year, or half of one, for which prices are wanted. */
export interface Period {
  /** Null where the scenario does not say: the latest prices. */
  readonly year: number | null;
  /** Null where the scenario gives a bare year, which stands for all offers of it. */
  readonly half: Half | null;
}

/**
 * The period that a scenario's word means: `2026` or `2026-H2`; null where it means none.
 *
 * A bare year stands for all its offers, not for its latest half: whoever writes it says no more than that, half a year often
 * has one or two offers, and what happened within the year is part of what is not known.
 */
export function readPeriod(word: unknown): Period | null {
  if (word === undefined) return { year: null, half: null };
  const [, year, half] = /^(\d{4})(?:-H([12]))?$/.exec(String(word)) ?? [];
  if (year === undefined) return null;
  return { year: Number(year), half: half === undefined ? null : half === '1' ? 1 : 2 };
}

/** As a scenario writes it. */
export const periodText = ({ year, half }: Period) => (half === null ? String(year) : `${year}-H${half}`);

/**
 * The offers nearest to a period: of the nearest year, and within it of that half, or of the whole year, or of the later half.
 * Of two equally near years, the later.
 */
export function nearestOffer(rows: readonly RentRow[], year: number, half: Half | null): RentRow | undefined {
  const rank = (row: RentRow) => {
    const wanted = yearsAway(row, year) === 0 ? half : null;
    if (row.half === (wanted ?? undefined)) return 0;
    return row.half === undefined ? 1 : 4 - row.half;
  };
  return [...rows].sort(
    (a, b) => yearsAway(a, year) - yearsAway(b, year) || b.year - a.year || rank(a) - rank(b),
  )[0];
}
