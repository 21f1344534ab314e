import { seenWords } from '../../analyses/evidence/words.ts';
import { limitName, monthlyLabel, monthNames, type shownForecast } from '../../analyses/forecast/words.ts';
import type { NamedOutput } from '../../analyses/outcome/words.ts';
import type { Result } from '../../analyses/result.ts';
import { inSentence } from '../../notation/spoken-name.ts';
import { formatQuantity } from '../../notation/spoken-number.ts';
import type { Chart } from './chart.ts';
import { goalByMonth } from './goal-line.ts';
import {
  type FanData,
  fanChange,
  fanDigits,
  fanSpec,
  fanTable,
  isNearLimit,
  monthWords,
  percentile,
} from './fan-layers.ts';

/** A quantity month by month: median, middle half and nine in ten, with the limit of a goal on every month. Null of a single month. */
export function fan(result: Result, named: Pick<NamedOutput, 'name'>): Chart | null {
  const { forecast } = result;
  const output = forecast?.outputs[named.name];
  if (forecast === undefined || output === undefined) return null;
  const { months, unit } = output;
  const medians = months.map((month) => percentile(month, 'p50'));
  if (months.length < 2 || medians.includes(null)) return null;
  const spreads = months.some((month) => percentile(month, 'p5') !== percentile(month, 'p95'));
  const label = monthlyLabel(result, named.name);
  const nameOf = monthNames(forecast);
  const digits = fanDigits(months);
  const quantity = (value: number | null) => formatQuantity(value, unit, digits);
  const goal = forecast.goals[goalByMonth(result, named.name, 'month') ?? -1];
  const limit = goal?.limit ?? null;
  const which = goal?.firstMiss === null ? 'any' : 'every';
  const data: FanData = {
    months,
    unit,
    nameOf,
    limit,
    limitWord: 'goal',
    paths: spreads ? (output.paths ?? []) : [],
  };
  const [first, last] = [months[0]!, months.at(-1)!];
  const [start, end] = [quantity(percentile(first, 'p50')), quantity(percentile(last, 'p50'))];
  const goes = start === end ? 'is the same' : medians.at(-1)! > medians[0]! ? 'rises' : 'falls';
  const title =
    start === end
      ? `The median of ${inSentence(label)} is ${start} in ${nameOf(first.month)} and in ${nameOf(last.month)}`
      : `The median of ${inSentence(label)} ${goes} from ${start} in ${nameOf(first.month)} to ${end} in ${nameOf(last.month)}`;
  return {
    id: `fan-${named.name}`,
    title,
    caption: `${spreads ? 'The line is the median of each month; the dark band holds half of the outcomes, the light band nine in ten.' : 'Every draw gave the same line.'}${data.paths.length === 0 ? '' : ' Single draws wander within the bands and beyond them.'}${peak(months, quantity, nameOf)}${observedCaption(months)}${limit === null ? '' : isNearLimit(data) ? ` The broken line is the goal: the ${limitName(limit)} for ${which} month.` : ` The ${limitName(limit)} for ${which} month lies far outside the drawing.`}`,
    label: `Fan of ${inSentence(label)} over ${months.length} months. ${nameOf(first.month)}: ${monthWords(first, unit, digits)}. ${nameOf(last.month)}: ${monthWords(last, unit, digits)}.${limit === null ? '' : ` Goal: ${limitName(limit)} for ${which} month.`}${observedLabel(months, unit, nameOf)}`,
    table: fanTable(months, unit),
    paths: data.paths.length,
    change: (size) => fanChange(data, size),
    spec: (size) => fanSpec(data, size, size.narrow ? 210 : 250),
  };
}

type Months = NonNullable<ReturnType<typeof shownForecast>>['output']['months'];

/** What the points on a fan are. */
function observedCaption(months: Months): string {
  const count = months.filter(({ actual }) => actual !== undefined).length;
  if (count === 0) return '';
  return ` ${count === 1 ? 'The diamond is what was' : 'Diamonds are what was'} observed; the bar through ${count === 1 ? 'it' : 'each'} is how far the truth may lie from it by its error alone, nine times in ten.`;
}

function observedLabel(months: Months, unit: string, nameOf: (month: string) => string): string {
  const seen = months.flatMap(({ actual, month }) =>
    actual === undefined ? [] : [`${nameOf(month)} ${seenWords({ seen: actual, unit })}`],
  );
  return seen.length === 0 ? '' : ` Observed: ${seen.join(', ')}.`;
}

/** Where the median is highest or lowest on the way, if not at an end. */
function peak(
  months: Months,
  quantity: (value: number | null) => string,
  nameOf: (month: string) => string,
): string {
  const medians = months.map((month) => percentile(month, 'p50')!);
  const inside = (value: number) =>
    quantity(value) !== quantity(medians[0]!) && quantity(value) !== quantity(medians.at(-1)!);
  const found = (
    [
      ['highest', Math.max(...medians)],
      ['lowest', Math.min(...medians)],
    ] as const
  ).filter(([, value]) => inside(value));
  if (found.length === 0) return '';
  const words = found.map(
    ([which, value]) => `${which} in ${nameOf(months[medians.indexOf(value)]!.month)} (${quantity(value)})`,
  );
  return ` The median is ${words.join(' and ')}.`;
}
