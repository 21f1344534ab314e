import { UsageError } from '../../errors.ts';
import { grouped } from '../../notation/grouped.ts';
import { formatNumber } from '../../notation/spoken-number.ts';
import type { Interval } from '../interval.ts';
import type { ImportOptions } from '../options.ts';
import { day, timeText } from './day-clock.ts';
import { counted } from '../words.ts';
import { DrawnDays, fewestDays, resamples } from './over-days.ts';
import type { ReadRequests } from './read-requests.ts';
import { type WholeDays, wholeDaysOf } from './whole-days.ts';

/** A log whose days are counted. */
export interface MeasuredLog extends ReadRequests {
  /** Without its folders. */
  readonly name: string;
  readonly options: ImportOptions;
  /** Null where no request has a date. */
  readonly whole: WholeDays | null;
  /** Whether there are enough whole days to say how they differ. */
  readonly saysDays: boolean;
  /** The whole days; null without one. */
  readonly drawn: DrawnDays | null;
}

/** Counts the days of a log. @throws UsageError where its counts are over days of another zone than was said */
export function measuredLog(name: string, read: ReadRequests, options: ImportOptions): MeasuredLog {
  const { first, width } = read.sums;
  if (options.saysTimeZone && width >= day && first % day !== 0)
    throw new UsageError(
      `--time-zone ${options.timeZone}: the requests of ${name} are counted over days of another zone, which begin at ${timeText(first)} there; leave it out, or export them by the hour`,
    );
  const whole = wholeDaysOf(read.sums);
  const days = whole?.days ?? [];
  return {
    ...read,
    name,
    options,
    whole,
    saysDays: days.length >= fewestDays,
    drawn: days.length === 0 ? null : new DrawnDays(days, options.seed),
  };
}

/** Where a figure comes from and how it was computed. */
export function sourceOf(
  { name }: MeasuredLog,
  words: string,
  { value, p5, p95 }: Interval,
  span: string,
): string {
  const drawn =
    p5 === null || p5 === p95 ? '' : `; 90 % of ${grouped(resamples)} redrawn sets of days lie between`;
  return `${name}: ${words} over ${span}, ${formatNumber(value, 4)}${drawn}`;
}

/** `3 whole days` */
export const daysText = (days: number) => counted(days, 'whole day');
