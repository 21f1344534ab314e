import type { FirstMiss, ForecastMonth, GoalLimit } from '../../analyses/forecast/result.ts';
import {
  limitName,
  monthlyLabel,
  monthNames,
  passedWord,
  shownForecast,
} from '../../analyses/forecast/words.ts';
import type { NamedOutput } from '../../analyses/outcome/words.ts';
import type { Result } from '../../analyses/result.ts';
import { isMoney } from '../../notation/money-sign.ts';
import { beginSentence, inSentence } from '../../notation/spoken-name.ts';
import { formatDrawShare, formatQuantity } from '../../notation/spoken-number.ts';
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

/** What a rate has come to by the end of each month, against the budget of a goal on its total. */
export function billToDate(result: Result, { name }: Pick<NamedOutput, 'name'>): Chart | null {
  const { forecast } = result;
  const output = forecast?.outputs[name];
  if (forecast === undefined || output === undefined || output.totalUnit === null) return null;
  const { toDate, totalUnit: unit } = output;
  if (toDate.length < 2 || toDate.some((month) => percentile(month, 'p50') === null)) return null;
  const nameOf = monthNames(forecast);
  const goal = forecast.goals[goalByMonth(result, name, 'toDate') ?? -1];
  const limit = goal?.limit ?? null;
  if (limit === null && shownForecast(result)?.name !== name) return null;
  const limitWord = limit === null ? '' : limitName(limit).replace(/ of .*/s, '');
  const data: FanData = { months: toDate, unit, nameOf, limit, limitWord, paths: [], isSum: true };
  const spreads = toDate.some((month) => percentile(month, 'p5') !== percentile(month, 'p95'));
  const digits = fanDigits(toDate);
  const label = inSentence(monthlyLabel(result, name));
  const last = toDate.at(-1)!;
  const isBill = isMoney(unit);
  const median = isBill ? 'The median bill' : `The median total of ${label}`;
  const against = goal?.firstMiss && limit ? missTitle(median, goal.firstMiss, limit, nameOf) : null;
  return {
    id: `to-date-${name}`,
    title:
      against ??
      `By the end of ${nameOf(last.month)} it comes to ${formatQuantity(percentile(last, 'p50'), unit, digits)}`,
    caption: `The sum of ${label} from the start to the end of each month${spreads ? ': the line is the median, the dark band holds half of the outcomes, the light band nine in ten' : ', the same in every draw'}.${limit === null ? '' : isNearLimit(data) ? ` The broken line is the ${limitName(limit)}.` : ` The ${limitName(limit)} lies far outside the drawing.`}`,
    label: `Fan of ${label}, summed to the end of each month. ${tellMonths(toDate, nameOf, unit, digits)}${limit === null ? '' : ` ${beginSentence(limitName(limit))}.`}`,
    table: fanTable(toDate, unit),
    change: (size) => fanChange(data, size),
    spec: (size) => fanSpec(data, size, size.narrow ? 200 : 230),
  };
}

function missTitle(
  median: string,
  { p50, never }: FirstMiss,
  limit: GoalLimit,
  nameOf: (month: string) => string,
): string {
  const name = limitName(limit);
  const held = never.value ?? 1;
  if (p50 !== null) return `${median} passes the ${name} in ${nameOf(p50)}`;
  if (held >= 1) return `The ${name} lasts in every draw`;
  return `${median} stays within the ${name}, which is ${passedWord(limit)} in ${formatDrawShare(1 - held)}`;
}

/** The bill to date where a goal limits what it comes to: the picture of whether the budget holds. */
export function billAgainstBudget(result: Result, quantity: Pick<NamedOutput, 'name'>): Chart | null {
  return goalByMonth(result, quantity.name, 'toDate') === null ? null : billToDate(result, quantity);
}

/** A few months for those who cannot see them. */
function tellMonths(
  months: readonly ForecastMonth[],
  nameOf: (month: string) => string,
  unit: string,
  digits: number,
): string {
  const step = Math.ceil(months.length / 4);
  return months
    .filter((_, index) => (months.length - 1 - index) % step === 0)
    .map((month) => `${nameOf(month.month)}: ${monthWords(month, unit, digits)}.`)
    .join(' ');
}
