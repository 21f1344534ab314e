import type { Horizon } from '../../scenario/months/horizon.ts';

/** Consecutive months of a horizon. */
export interface Period {
  readonly kind: 'quarter' | 'year';
  /** As in `FY2027-Q1` or `FY2027`. */
  readonly name: string;
  /** Months of the horizon, counted from 0, ends included. */
  readonly first: number;
  readonly last: number;
}

/** The quarters and fiscal years that a horizon reaches into, as far as it does; a fiscal year is called after the year in which it ends. */
export function periodsOf({
  from,
  months,
  fiscalYearStarts,
}: Pick<Horizon, 'from' | 'months' | 'fiscalYearStarts'>): readonly Period[] {
  if (fiscalYearStarts === null) return [];
  const periods = new Map<string, Period>();
  const add = (kind: Period['kind'], name: string, month: number) => {
    const known = periods.get(name);
    periods.set(
      name,
      known === undefined ? { kind, name, first: month, last: month } : { ...known, last: month },
    );
  };
  for (let month = 0; month < months; month++) {
    // Months since the fiscal year that began in year 0.
    const since = from + month - (fiscalYearStarts - 1);
    const begun = Math.floor(since / 12);
    const name = `FY${begun + (fiscalYearStarts === 1 ? 0 : 1)}`;
    add('quarter', `${name}-Q${Math.floor((since - begun * 12) / 3) + 1}`, month);
    add('year', name, month);
  }
  return [...periods.values()];
}
