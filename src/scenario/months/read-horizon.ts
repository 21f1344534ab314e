import { parseMonth } from '../../notation/calendar-month.ts';
import { isMonthlyWord, monthlyNames } from '../../notation/monthly/functions.ts';
import type { MonthSpan } from '../../notation/monthly/check.ts';
import { quoted } from '../../notation/messages.ts';
import type { Draft } from '../draft.ts';
import { type Reading, report } from '../reading.ts';

/** The months that a scenario looks at, and the month in which its fiscal year starts. */
export interface ReadHorizon extends MonthSpan {
  readonly fiscalYearStarts: number | null;
}

/** Reads the horizon; null where there is none, or none that can be read. */
export function readHorizon({ settings, inputs, formulas }: Draft, reading: Reading): ReadHorizon | null {
  const node = settings.get('horizon');
  const starts = settings.get('fiscal_year_starts');
  if (node?.kind !== 'map') {
    if (starts !== undefined)
      report(
        reading,
        starts,
        'a fiscal year needs a `horizon`',
        undefined,
        'as in `horizon: { from: 2027-01, months: 12 }`',
      );
    return null;
  }
  for (const [name, { key }] of [...inputs, ...formulas])
    if (isMonthlyWord(name) || (monthlyNames as readonly string[]).includes(name))
      report(reading, key, 'this is a word of scenarios with a horizon', quoted(name), 'choose another name');
  const [from, months] = ['from', 'months'].map((key) => node.entries.get(key)?.value);
  if (from?.kind !== 'scalar' || months?.kind !== 'scalar') return null;
  const month = parseMonth(from.text);
  if (month === null) {
    report(reading, from, 'must be a month', quoted(from.text), 'as in 2027-01');
    return null;
  }
  let fiscalYearStarts: number | null = null;
  if (starts?.kind === 'scalar') {
    fiscalYearStarts = /^(?:0?[1-9]|1[0-2])$/.test(starts.text) ? Number(starts.text) : null;
    if (fiscalYearStarts === null)
      report(reading, starts, 'must be a month of the year, 01 to 12', quoted(starts.text));
  }
  return { from: month, months: Number(months.value), fiscalYearStarts };
}
