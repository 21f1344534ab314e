/** Months since the year 0: what dates of the catalogue are compared by. */
export type Month = number;

/** Where a fact stands in time: its first and last month. */
export interface Period {
  readonly first: Month;
  readonly last: Month;
}

const monthOf = (year: number, month: number): Month => 12 * year + month - 1;

/** A date as rows have it, `2024`, `2024-07` or `2024-07-18`; null where it is none. A year is all of its months. */
export function periodOf(date: string): Period | null {
  const [, year, month, day = '01'] = /^(20\d\d)(?:-(\d\d)(?:-(\d\d))?)?$/.exec(date) ?? [];
  if (year === undefined) return null;
  if (month === undefined) return periodOfYears(Number(year));
  const first = monthOf(Number(year), Number(month));
  const days = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  const isThere = Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= days;
  return isThere ? { first, last: first } : null;
}

/** Years as prices have them, or a half of one. */
export function periodOfYears(year: number, until = year, half?: number): Period {
  return {
    first: monthOf(year, half === 2 ? 7 : 1),
    last: monthOf(until, half === 1 && until === year ? 6 : 12),
  };
}

/** A month as people write it. */
export const monthName = (month: Month) =>
  `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;

/** Whether facts are older than a year; of those that say only a year, even the last month must be. */
export const isAged = ({ last }: Period, at: Month) => at - last > 12;

export const isFuture = ({ first }: Period, at: Month) => first > at;

/** Whether two times have a month in common. */
export const overlap = (a: Period, b: Period) => a.first <= b.last && b.first <= a.last;
