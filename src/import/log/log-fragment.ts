import { UsageError } from '../../errors.ts';
import { baseName } from '../base-name.ts';
import { emptyFragment, type Fragment, type GivenInput } from '../fragment.ts';
import { type Interval, intervalNotation, type Range } from '../interval.ts';
import type { ImportOptions } from '../options.ts';
import type { Table } from '../tables/file-table.ts';
import { counted, sharesText } from '../words.ts';
import { dateText, day } from './day-clock.ts';
import {
  cacheShare,
  type Day,
  type Figure,
  fewestDays,
  inputSpread,
  lengthCorrelation,
  meanInput,
  meanOutput,
  outputSpread,
  overDays,
  peakToMean,
  requestsADay,
  resamples,
} from './over-days.ts';
import type { ReadRequests } from './read-requests.ts';
import type { RequestReader } from './request.ts';
import { type WholeDays, wholeDaysOf } from './whole-days.ts';

/** A figure of a log as an input of the model. */
interface FigureRow {
  readonly name: string;
  readonly unit: string;
  readonly range: Range;
  readonly figure: Figure;
  /** How it was computed. */
  readonly words: string;
  /** Whether it needs requests one by one. */
  readonly needsSingle: boolean;
}

/** What a workload is, one row a figure. */
const workloadFigures: readonly FigureRow[] = [
  {
    name: 'input_tokens',
    unit: ' token/query',
    range: [0, Infinity],
    figure: meanInput,
    words: 'mean tokens read',
    needsSingle: false,
  },
  {
    name: 'output_tokens',
    unit: ' token/query',
    range: [0, Infinity],
    figure: meanOutput,
    words: 'mean tokens written',
    needsSingle: false,
  },
  {
    name: 'input_cv',
    unit: '',
    range: [0, Infinity],
    figure: inputSpread,
    words: 'standard deviation over mean of the tokens read',
    needsSingle: true,
  },
  {
    name: 'output_cv',
    unit: '',
    range: [0, Infinity],
    figure: outputSpread,
    words: 'standard deviation over mean of the tokens written',
    needsSingle: true,
  },
  {
    name: 'length_correlation',
    unit: '',
    range: [-1, 1],
    figure: lengthCorrelation,
    words: "Pearson's correlation of tokens read and written",
    needsSingle: true,
  },
];

const cacheFigure: FigureRow = {
  name: 'cache_hit',
  unit: '',
  range: [0, 1],
  figure: cacheShare,
  words: 'share of the tokens read that came from the prompt cache',
  needsSingle: false,
};

/** What a log says of a scenario: traffic, lengths, and what it cannot say. */
export function logFragment(
  table: Table,
  format: string,
  reader: RequestReader,
  read: ReadRequests,
  options: ImportOptions,
): Fragment {
  const { sums } = read;
  const whole = wholeDaysOf(sums);
  const days = whole?.days ?? [];
  const name = baseName(table.file);
  // Too few whole days say nothing of others: all requests are as good then.
  const saysDays = days.length >= fewestDays;
  const measured: readonly Day[] = saysDays ? days : [{ sums: sums.all, peak: null }];
  const span = saysDays ? daysText(days.length) : counted(sums.all.requests, 'request');
  const inputs: GivenInput[] = [];
  const unknown: string[] = [];
  const over = (row: Pick<FigureRow, 'figure' | 'name'>, of: readonly Day[]) =>
    overDays(of, row.figure, options.seed, `import ${row.name}`);
  const sourceOf = (words: string, interval: Interval, of: string) =>
    `${name}: ${words} over ${of}${interval.p5 === null || interval.p5 === interval.p95 ? '' : `, 90 % of ${resamples.toLocaleString('en-US')} redrawn sets of days`}`;

  const traffic = trafficOf();
  for (const row of [...workloadFigures, ...(sums.cacheKnown > 0 ? [cacheFigure] : [])]) {
    if (row.needsSingle && !reader.isSingle) continue;
    const found = over(row, measured);
    if (found === null || (row.unit !== '' && !(found.value > 0))) {
      unknown.push(`${row.name}: the log does not say it`);
      continue;
    }
    inputs.push({
      name: row.name,
      ofWorkload: true,
      value: `${intervalNotation(found, row.range)}${row.unit}`,
      source: sourceOf(row.words, found, span),
    });
  }
  if (!reader.isSingle)
    unknown.push(
      'input_cv, output_cv, length_correlation: this export counts requests together, so how single ones differ is not known; the defaults of the model stand unless you give your own',
    );
  if (!saysDays)
    unknown.push(
      `how far the mean of one day lies from that of another: ${whole === null ? 'no request has a date' : `there ${days.length === 1 ? 'is 1 whole day' : `are ${days.length} whole days`}`}; widen the numbers by what you know, or import a log of at least ${fewestDays} whole days, better of several weeks`,
    );
  else if (whole !== null && !(whole.hasWeekend && whole.hasWorkday))
    unknown.push(`${whole.hasWeekend ? 'workdays' : 'weekends'}: none are among the whole days of the log`);
  if (sums.cacheKnown > 0 && sums.cacheKnown < sums.all.requests)
    unknown.push(
      `cache_hit: ${counted(sums.all.requests - sums.cacheKnown, 'request')} without a number of cached tokens count as none`,
    );
  if (sums.zoneless > 0 && !options.saysTimeZone)
    unknown.push('the zone of the times: they name none and are taken as UTC; --time-zone says another');
  if (sums.models.size > 1)
    unknown.push(
      `one model: requests of ${sums.models.size} are taken together, ${sharesText(sums.models)}; --model NAME takes those of one`,
    );
  if (traffic.peak === null && sums.width > 0 && whole !== null && sums.hours === null)
    unknown.push('peak_to_mean: requests are counted over more than an hour; export them by the hour');

  return {
    ...emptyFragment,
    about: [
      `${name}: ${format}, ${table.kind}, ${counted(read.rows, 'row')}${whole === null ? '' : `, ${spanText(read, options)}`}`,
      ...reader.words,
    ],
    inputs: [...traffic.inputs, ...inputs, ...(traffic.peak === null ? [] : [traffic.peak])],
    unknown: [...traffic.unknown, ...unknown],
    leftOut: leftOutOf(read, whole, saysDays),
  };

  function trafficOf(): {
    readonly inputs: readonly GivenInput[];
    readonly peak: GivenInput | null;
    readonly unknown: readonly string[];
  } {
    const { users, days: said } = options;
    if (said !== undefined && days.length > 0)
      throw new UsageError('the log has dates, from which whole days are counted: leave out --days');
    const rate =
      said !== undefined
        ? { value: sums.all.requests / said, p5: null, p95: null }
        : over({ name: 'queries', figure: requestsADay }, days);
    if (rate === null || !(rate.value > 0))
      return {
        inputs: [],
        peak: null,
        unknown: [
          `queries a day and peak_to_mean: the log ${whole === null ? 'has no dates' : `covers ${lengthText(sums.last - sums.first)} and no whole day`}; import whole days, or say with --days how many days it covers`,
        ],
      };
    const people = users ?? 1;
    const scaled = (value: number | null) => (value === null ? null : value / people);
    const perUser: Interval = { value: rate.value / people, p5: scaled(rate.p5), p95: scaled(rate.p95) };
    const how =
      said !== undefined ? `${counted(sums.all.requests, 'request')} in ${daysText(said)} (--days)` : '';
    const peak = over({ name: 'peak_to_mean', figure: peakToMean }, days);
    return {
      inputs: [
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
          value: `${intervalNotation(perUser, [0, Infinity])} query/user/day`,
          source:
            how !== ''
              ? `${name}: ${how}`
              : sourceOf(
                  `requests a day${users === undefined ? '' : ` by ${users} users`}`,
                  rate,
                  daysText(days.length),
                ),
        },
      ],
      peak:
        peak === null
          ? null
          : {
              name: 'peak_to_mean',
              ofWorkload: false,
              value: intervalNotation(peak, [1, Infinity]),
              source: sourceOf(
                'busiest hour of a day over its mean hour, a mean',
                peak,
                daysText(days.length),
              ),
            },
      unknown:
        said === undefined
          ? []
          : ['peak_to_mean: the log has no whole days with times; the default of the model stands'],
    };
  }
}

function leftOutOf(
  { sums, leftOut }: ReadRequests,
  whole: WholeDays | null,
  saysDays: boolean,
): readonly string[] {
  const lines = [...leftOut].map(
    ([reason, count]) => `${count.toLocaleString('en-US')} of the rows: ${reason}`,
  );
  const unmeasured = sums.all.requests - sums.all.measured;
  if (unmeasured > 0)
    lines.push(
      `${counted(unmeasured, 'request')} without numbers of tokens: in the traffic, not in the lengths`,
    );
  if (sums.untimed > 0 && whole !== null)
    lines.push(
      `${counted(sums.untimed, 'request')} without a time: not in the traffic${saysDays ? ', nor in the lengths' : ''}`,
    );
  if (whole !== null && whole.partial.days > 0 && whole.days.length > 0)
    lines.push(
      `${counted(whole.partial.days, 'day')} at the ends that the log covers in part: ${counted(whole.partial.requests, 'request')} not in the traffic${saysDays ? ', nor in the lengths' : ''}`,
    );
  if (whole !== null && whole.empty > 0)
    lines.push(`nothing: ${counted(whole.empty, 'whole day')} without a request count as days of none`);
  return lines;
}

const daysText = (days: number) => counted(days, 'day');

function spanText({ sums }: ReadRequests, { timeZone }: ImportOptions): string {
  return `${dateText(sums.first)} to ${dateText(Math.max(sums.first, sums.last - 1))} (${timeZone})`;
}

/** How long a log is, in the largest unit of which it has two. */
function lengthText(ms: number): string {
  if (ms >= 2 * day) return counted(Math.floor(ms / day), 'day');
  if (ms >= day / 12) return counted(Math.floor((24 * ms) / day), 'hour');
  return counted(Math.max(1, Math.round(ms / 60_000)), 'minute');
}
