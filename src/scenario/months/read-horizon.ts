import { parseMonth } from '../../notation/calendar-month.ts';
import { quoted } from '../../notation/messages.ts';
import type { MonthSpan } from '../../notation/monthly/check.ts';
import { isMonthlyWord, monthlyNames } from '../../notation/monthly/functions.ts';
import type { Draft } from '../draft.ts';
import { type Reading, report } from '../reading.ts';
import type { YamlNode } from '../yaml-tree.ts';

/** The months that a scenario looks at, and the month in which its fiscal year starts. */
export interface ReadHorizon extends MonthSpan {
  readonly fiscalYearStarts: number | null;
  /** Whether these are the months that somebody wrote; a stand-in lets the rest of a file be checked. */
  readonly isKnown: boolean;
}

/** Stands for a horizon that could not be read: no month is outside it. */
const anyMonths: ReadHorizon = { from: 0, months: 12 * 3000, fiscalYearStarts: null, isKnown: false };

const example = 'as in `horizon: { from: 2027-01, months: 12 }`';

/** Reads the horizon; null where there is none. */
export function readHorizon(draft: Draft, reading: Reading): ReadHorizon | null {
  const node = draft.settings.get('horizon');
  const starts = draft.settings.get('fiscal_year_starts');
  const wasRefused = reading.problems.some(({ path }) => path === 'horizon' || path.startsWith('horizon.'));
  if (node?.kind !== 'map' && !wasRefused) {
    if (starts !== undefined) report(reading, starts, 'a fiscal year needs a horizon', undefined, example);
    return null;
  }
  reportReserved(draft, reading);
  const fiscalYearStarts = readStart(starts, reading);
  const span = readSpan(node);
  return span === null ? anyMonths : { ...span, fiscalYearStarts, isKnown: true };
}

function readSpan(node: YamlNode | undefined): MonthSpan | null {
  const [from, months] = ['from', 'months'].map((key) =>
    node?.kind === 'map' ? node.entries.get(key)?.value : undefined,
  );
  if (from?.kind !== 'scalar' || months?.kind !== 'scalar') return null;
  return { from: parseMonth(from.text)!, months: Number(months.value) };
}

/** Month of the year, from 1. */
function readStart(node: YamlNode | undefined, reading: Reading): number | null {
  if (node?.kind !== 'scalar') return null;
  if (/^(?:0?[1-9]|1[0-2])$/.test(node.text)) return Number(node.text);
  report(reading, node, 'must be a month of the year, 01 to 12', quoted(node.text));
  return null;
}

/** Functions of months and what they know by name may not be called otherwise. */
function reportReserved({ inputs, formulas }: Draft, reading: Reading): void {
  const names: readonly string[] = monthlyNames;
  for (const [name, { key }] of [...inputs, ...formulas])
    if (isMonthlyWord(name) || names.includes(name))
      report(
        reading,
        key,
        'this name means something else in a scenario with a horizon',
        quoted(name),
        `as in my_${name}`,
      );
}
