import { parseMonth } from '../../notation/calendar-month.ts';
import { isMoney } from '../../notation/money-sign.ts';
import { inSentence } from '../../notation/spoken-name.ts';
import { formatDrawShare, formatFrequency, formatGiven } from '../../notation/spoken-number.ts';
import type { Result } from '../result.ts';
import type { FirstMonth, Forecast, GoalForecast } from './result.ts';

const names = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** The months that a Result looks at. */
type Span = Pick<Forecast, 'from' | 'months'>;

/** Whether a month has to say its year. */
function spansYears({ from, months }: Span): boolean {
  const first = parseMonth(from);
  return first === null || Math.floor(first / 12) !== Math.floor((first + months - 1) / 12);
}

/**
 * A month of a forecast for people; with its year where the months lie in several.
 * @example monthWords('2027-09', { from: '2027-01', months: 12 }) // => 'September'
 * @example monthWords('2027-09', { from: '2027-01', months: 13 }) // => 'September 2027'
 */
export function monthWords(text: string, span: Span): string {
  return spansYears(span) ? monthAndYear(text) : (nameOf(text) ?? text);
}

/** `September 2027`. */
export function monthAndYear(text: string): string {
  const name = nameOf(text);
  return name === null ? text : `${name} ${text.slice(0, 4)}`;
}

function nameOf(text: string): string | null {
  const month = parseMonth(text);
  return month === null ? null : names[month % 12]!;
}

/** `12 months from January 2027`. */
export function spanWords({ from, months }: Span): string {
  return `${months} month${months === 1 ? '' : 's'} from ${monthAndYear(from)}`;
}

/**
 * What a sentence calls an output of a forecast, by its label: a total and an average say over which months they are.
 * @example subjectOverMonths('Cost over 12 months', { from: '2027-01', months: 12 }) // => 'Cost over 12 months from January 2027'
 */
export function subjectOverMonths(label: string, span: Span): string {
  const average = /, average of \d+ months?$/.exec(label);
  if (average !== null)
    return `The average of ${inSentence(label.slice(0, average.index))} over ${spanWords(span)}`;
  if (/ over \d+ months?$/.test(label)) return `${label} from ${monthAndYear(span.from)}`;
  return `${label} (${spanWords(span)})`;
}

/** Goals that limit a total, and may therefore be called budgets. */
const isBudget = ({ limit }: GoalForecast) => limit != null;

/** A label without the months, where they stand above it. */
export function labelAlone(label: string, forecast: Forecast | undefined): string {
  return forecast === undefined ? label : label.replace(/(?: over|, average of) \d+ months?$/, '');
}

/** What became of each limit to a total, in one sentence each. */
export function budgetSentences({ forecast }: Pick<Result, 'forecast'>): readonly string[] {
  if (forecast === undefined) return [];
  const budgets = forecast.goals.filter(isBudget);
  const money = new Set(budgets.flatMap(({ limit }) => (isMoney(limit!.unit) ? [limit!.of] : [])));
  return budgets.map((goal) => {
    const { value, unit, of } = goal.limit!;
    const what = isMoney(unit) ? 'budget' : 'limit';
    const amount = value === null ? '' : ` of ${formatGiven(value, unit)}`;
    const owner = money.size > 1 || what === 'limit' ? ` for ${inSentence(of)}` : '';
    return `The ${what}${amount}${owner} ${fateWords(goal, forecast)}.`;
  });
}

/** `holds with 41 in 100; if it fails, most likely in September`. */
export function fateWords({ firstMiss }: Pick<GoalForecast, 'firstMiss'>, span: Span): string {
  const held = firstMiss?.never.value ?? null;
  if (firstMiss === null || held === null) return 'holds with an unknown chance';
  if (held >= 1) return 'surely holds';
  const when = whenWords(firstMiss.mostLikely, span);
  if (held <= 0) return `surely fails${when}`;
  return `holds with ${formatFrequency(held)}; if it fails${when}`;
}

const whenWords = (month: string | null, span: Span) =>
  month === null ? '' : `, most likely in ${monthWords(month, span)}`;

/** What a goal that is to hold in every month says of its failing: empty where it never fails. */
export function missWords({ firstMiss }: GoalForecast, span: Span): string {
  const held = firstMiss?.never.value ?? 1;
  if (firstMiss === null || held >= 1 || firstMiss.mostLikely === null) return '';
  const month = monthWords(firstMiss.mostLikely, span);
  return held <= 0
    ? `It surely fails, first most likely in ${month}.`
    : `If it fails, first most likely in ${month}.`;
}

/**
 * When something comes first: `most likely in 2027-09, never with 41 in 100`.
 */
export function firstMonthWords({ never, byMonth }: FirstMonth): string {
  if (never.value === null) return 'not known';
  const chances = byMonth.map(({ month, probability }) => ({ month, chance: probability.value ?? 0 }));
  const highest = Math.max(0, ...chances.map(({ chance }) => chance));
  const last = chances.findLast(({ chance }) => chance > 0);
  if (last === undefined) return 'never';
  const likely = chances.find(({ chance }) => chance === highest)!;
  if (highest >= 1) return `surely in ${likely.month}`;
  const end = never.value <= 0 ? `surely by ${last.month}` : `never with ${formatFrequency(never.value)}`;
  return `most likely in ${likely.month}, ${end}`;
}

/** Share of the draws from which on it is said beside the answer. Judgement. */
const often = 0.01;

/** What became of the limits of inputs: those that matter are cautions, others only warnings. */
export function limitWords(
  limited: Forecast['limited'],
): Readonly<Record<'cautions' | 'warnings', readonly string[]>> {
  const told = Object.entries(limited ?? {}).flatMap(([input, { value }]) =>
    value === null || value <= 0
      ? []
      : [
          {
            value,
            says: `${input} was set to one of its limits in ${formatDrawShare(value)}, in one month or more`,
          },
        ],
  );
  const words = (isTold: (value: number) => boolean) =>
    told.filter(({ value }) => isTold(value)).map(({ says }) => says);
  return { cautions: words((value) => value >= often), warnings: words((value) => value < often) };
}
