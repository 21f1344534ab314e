import { UsageError } from '../../errors.ts';
import { dateText, day, hour } from './day-clock.ts';
import type { Day } from './over-days.ts';
import { noSums, type RequestSums } from './request-sums.ts';

/** The days that a log covers from end to end; a first or last day counts if less than an hour of it is missing. */
export interface WholeDays {
  readonly days: readonly Day[];
  /** On the wall. */
  readonly first: number;
  readonly last: number;
  /** Days before or after them that the log covers in part, and their requests. */
  readonly partial: { readonly days: number; readonly requests: number };
  /** Whole days on which nothing came. */
  readonly empty: number;
  /** Whether both Saturdays or Sundays and other days are among them. */
  readonly hasWeekend: boolean;
  readonly hasWorkday: boolean;
}

/** A log of more days than this holds a time that is wrong: ten years. */
const mostDays = 3653;

/** Null where no time is known. @throws UsageError where the first and the last are too far apart */
export function wholeDaysOf(sums: RequestSums): WholeDays | null {
  if (sums.days.size === 0) return null;
  const days: Day[] = [];
  let [empty, hasWeekend, hasWorkday] = [0, false, false];
  const firstDay = Math.ceil((sums.first - hour) / day);
  // The midnight of a date stands for its day.
  const last = sums.isByDay && sums.width === 0 ? sums.last + day : sums.last;
  const lastDay = Math.floor((last + hour) / day) - 1;
  if (lastDay - firstDay > mostDays)
    throw new UsageError(
      `the times of the log go from ${dateText(sums.first)} to ${dateText(sums.last)}: in a log of more than ten years some are wrong`,
    );
  for (let date = firstDay; date <= lastDay; date++) {
    const found = sums.days.get(date) ?? noSums();
    if (found.requests === 0) empty++;
    // Day 0 is a Thursday.
    if (((((date + 4) % 7) + 7) % 7) % 6 === 0) hasWeekend = true;
    else hasWorkday = true;
    days.push({ sums: found, peak: peakOf(sums, date, found.requests) });
  }
  const rest = [...sums.days].filter(([date]) => date < firstDay || date > lastDay);
  return {
    days,
    first: firstDay * day,
    last: lastDay * day,
    partial: { days: rest.length, requests: rest.reduce((sum, [, { requests }]) => sum + requests, 0) },
    empty,
    hasWeekend,
    hasWorkday,
  };
}

function peakOf(
  { hours, isByDay, clockChanges }: RequestSums,
  date: number,
  requests: number,
): number | null {
  if (hours === null || isByDay || requests === 0 || clockChanges.has(date)) return null;
  const counts = Array.from({ length: 24 }, (_, index) => hours.get(date * 24 + index) ?? 0);
  return (24 * Math.max(...counts)) / requests;
}
