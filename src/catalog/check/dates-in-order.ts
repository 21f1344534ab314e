import { factsOf, type Remark, type RowCheck } from './finding.ts';
import { isFuture, type Month, periodOf, periodOfYears } from './row-dates.ts';

/** Keys of dates: of the row, of a price in it, of a release. */
const isDate = (key: string) => /(?:^|_)(?:date|from|released?|launch|announced)$/.test(key);

/** Every date can be read and is of the past, and none ends before it begins. */
export const datesInOrder: RowCheck = (row, at) => {
  const facts = factsOf({ ...row, date: row.date ?? 'none' });
  const wrong = facts.flatMap(({ keys, value }): readonly Remark[] => {
    const key = keys.at(-1)!;
    const what = keys.join('.');
    if (key === 'year' && typeof value === 'number')
      return isFuture(periodOfYears(value), at)
        ? [{ what: `${what} is in the future`, date: String(value) }]
        : [];
    return isDate(key) ? dateRemark(what, String(value), at) : [];
  });
  const { from } = row as { readonly from?: unknown };
  const [first, last] = [periodOf(String(from)), periodOf(String(row.date))];
  return first !== null && last !== null && first.first > last.last
    ? [...wrong, { what: `from ${String(from)} is after its date` }]
    : wrong;
};

function dateRemark(what: string, date: string, at: Month): readonly Remark[] {
  const period = periodOf(date);
  if (period === null)
    return [{ what: `${what} is neither a year, as in 2026, nor a month, as in 2026-11`, date }];
  return isFuture(period, at) ? [{ what: `${what} is in the future`, date }] : [];
}
