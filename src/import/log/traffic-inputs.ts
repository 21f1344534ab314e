import { UsageError } from '../../errors.ts';
import type { GivenInput } from '../fragment.ts';
import { type Interval, intervalNotation } from '../interval.ts';
import { counted } from '../words.ts';
import { day } from './day-clock.ts';
import { daysText, type MeasuredLog, sourceOf } from './measured-log.ts';
import { peakToMean, requestsADay } from './over-days.ts';

/** How many requests come on a day, and how uneven its hours are. */
export interface TrafficInputs {
  readonly inputs: readonly GivenInput[];
  readonly unknown: readonly string[];
}

/** @throws UsageError where `--days` says what the log says itself */
export function trafficInputs(log: MeasuredLog): TrafficInputs {
  const { name, sums, whole, options, drawn } = log;
  const days = whole?.days ?? [];
  if (options.days !== undefined && days.length > 0)
    throw new UsageError('the log has dates, from which whole days are counted: leave out --days');
  if (options.days !== undefined) {
    const perDay = { value: sums.all.requests / options.days, p5: null, p95: null };
    const words = `${counted(sums.all.requests, 'request')} in ${counted(options.days, 'day')} (--days)`;
    return {
      inputs: userInputs(log, perDay, `${name}: ${words}`),
      unknown: ['peak_to_mean: the log has no whole days with times; the default of the model applies'],
    };
  }
  const perDay = drawn?.figure(requestsADay) ?? null;
  if (perDay === null || !(perDay.value > 0)) {
    const why =
      whole === null ? 'has no dates' : `covers ${lengthText(sums.last - sums.first)} and no whole day`;
    return {
      inputs: [],
      unknown: [
        `queries a day and peak_to_mean: the log ${why}; import whole days, or say with --days how many days it covers`,
      ],
    };
  }
  const span = daysText(days.length);
  const peak = drawn!.figure(peakToMean);
  return {
    inputs: [
      ...userInputs(log, perDay, sourceOf(log, 'requests a day', perDay, span)),
      ...(peak === null
        ? []
        : [
            {
              name: 'peak_to_mean',
              ofWorkload: false,
              value: intervalNotation(peak, [1, Number.POSITIVE_INFINITY]),
              source: sourceOf(log, 'busiest hour of a day over its mean hour, the mean', peak, span),
            },
          ]),
    ],
    unknown:
      peak === null
        ? ['peak_to_mean: the times of the log are dates, or longer than an hour; export them by the hour']
        : [],
  };
}

/** Requests a day as users and what each of them asks. */
function userInputs(
  { name, options: { users } }: MeasuredLog,
  perDay: Interval,
  source: string,
): readonly GivenInput[] {
  const people = users ?? 1;
  const scaled = (value: number | null) => (value === null ? null : value / people);
  const perUser = { value: perDay.value / people, p5: scaled(perDay.p5), p95: scaled(perDay.p95) };
  return [
    {
      name: 'daily_active_users',
      ofWorkload: false,
      value: `${people} user`,
      source:
        users === undefined
          ? `${name}: a log counts requests, not people; one user sends them all`
          : 'as said by --users',
    },
    {
      name: 'queries_per_user',
      ofWorkload: false,
      value: `${intervalNotation(perUser, [0, Number.POSITIVE_INFINITY])} query/user/day`,
      source: users === undefined ? source : `${source}; shared by ${counted(users, 'user')}`,
    },
  ];
}

/** How long a log is, in the largest unit of which it has two. */
function lengthText(ms: number): string {
  if (ms >= 2 * day) return counted(Math.floor(ms / day), 'day');
  if (ms >= day / 12) return counted(Math.floor((24 * ms) / day), 'hour');
  return counted(Math.max(1, Math.round(ms / 60_000)), 'minute');
}
