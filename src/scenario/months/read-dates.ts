import { type CalendarMonth, monthText, parseMonth } from '../../notation/calendar-month.ts';
import { quoted } from '../../notation/messages.ts';
import type { Draft } from '../draft.ts';
import { type Reading, report } from '../reading.ts';
import type { YamlMap, YamlScalar } from '../yaml-tree.ts';
import type { ReadHorizon } from './read-horizon.ts';

/** The months in which a row with `from` and `months` counts, and what it is called. */
interface DatedRow {
  readonly row: YamlMap;
  /** As in `commitment`. */
  readonly what: string;
}

/** Months from the start of the horizon: the first in which a row counts, below 0 where it began before, and the first in which it no longer does. */
export type Dates = readonly [first: number, end: number];

/**
 * When a row with `from` and `months` counts. Without `from` it does from the start of the horizon on, without `months` to
 * its end. What is wrong is reported, dates without a horizon too; null then.
 */
export function readDates(
  { row, what }: DatedRow,
  horizon: ReadHorizon | null,
  { settings }: Draft,
  reading: Reading,
): Dates | null {
  const given = ['from', 'months'].flatMap((key) => {
    const value = row.entries.get(key)?.value;
    return value?.kind === 'scalar' ? [[key, value] as const] : [];
  });
  if (horizon === null) {
    // A horizon that cannot be read has been reported.
    if (!settings.has('horizon')) for (const [, node] of given) reportUndated(node, what, reading);
    return null;
  }
  const { from, months } = Object.fromEntries(given) as Record<string, YamlScalar | undefined>;
  const start = from === undefined ? horizon.from : parseMonth(from.text);
  if (start === null) {
    report(reading, from!, 'must be a month', quoted(from!.text), 'as in 2027-01');
    return null;
  }
  const first = start - horizon.from;
  const end = months === undefined ? Number.POSITIVE_INFINITY : first + Number(months.value);
  const problem = beside(first, end, horizon);
  if (problem === null) return [first, end];
  report(
    reading,
    from ?? months!,
    `the ${what} ${problem}`,
    quoted(monthsText(start, months)),
    `the horizon goes from ${monthText(horizon.from)} to ${monthText(horizon.from + horizon.months - 1)}`,
  );
  return null;
}

function reportUndated(node: YamlScalar, what: string, reading: Reading): void {
  report(
    reading,
    node,
    `a dated ${what} needs a \`horizon\``,
    quoted(node.text),
    'add one, as in `horizon: { from: 2027-01, months: 12 }`, or leave the dates out',
  );
}

/** What is wrong with dates that the horizon never sees; null where it sees them. */
function beside(first: number, end: number, { months }: ReadHorizon): string | null {
  if (end <= 0) return 'ends before the horizon starts';
  return first >= months ? 'begins after the end of the horizon' : null;
}

/** `2027-01 to 2027-12`, or `from 2027-01`. */
const monthsText = (start: CalendarMonth, months: YamlScalar | undefined) =>
  months === undefined
    ? `from ${monthText(start)}`
    : `${monthText(start)} to ${monthText(start + Number(months.value) - 1)}`;
