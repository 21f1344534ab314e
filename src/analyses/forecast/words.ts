import { isMoney } from '../../notation/money-sign.ts';
import { inSentence, sentenceName, spokenName } from '../../notation/spoken-name.ts';
import { formatDrawShare, formatFrequency, formatGiven } from '../../notation/spoken-number.ts';
import { spokenMonth, spokenMonthOfYear } from '../../notation/spoken-month.ts';
import type { Result } from '../result.ts';
import type { FirstMonth, Forecast, GoalForecast, GoalLimit, OutputForecast } from './result.ts';

/** The months that a Result looks at. */
type Span = Pick<Forecast, 'from' | 'months'>;

/**
 * A month of a forecast for people; with its year where the months lie in several.
 * @example monthWords('2027-09', { from: '2027-01', months: 12 }) // => 'September'
 * @example monthWords('2027-09', { from: '2027-01', months: 13 }) // => 'September 2027'
 */
export function monthWords(text: string, span: Span): string {
  return monthNames(span)(text);
}

/** `12 months from January 2027`. */
function spanWords({ from, months }: Span): string {
  return `${months} month${months === 1 ? '' : 's'} from ${spokenMonth(from)}`;
}

/**
 * What a sentence calls an output of a forecast, by its label: a total and an average say over which months they are.
 * @example subjectOverMonths('Cost over 12 months', { from: '2027-01', months: 12 }) // => 'Cost over 12 months from January 2027'
 */
export function subjectOverMonths(label: string, span: Span): string {
  const average = /, average of \d+ months?$/.exec(label);
  if (average !== null)
    return `The average of ${inSentence(label.slice(0, average.index))} over ${spanWords(span)}`;
  if (/ over \d+ months?$/.test(label)) return `${label} from ${spokenMonth(span.from)}`;
  return `${label} (${spanWords(span)})`;
}

/** A label without the months, where they stand above it. */
export function labelAlone(label: string, forecast: Forecast | undefined): string {
  return forecast === undefined ? label : label.replace(/(?: over|, average of) \d+ months?$/, '');
}

/** What a goal that is to hold in every month says of its failing: empty where it never fails. */
export function missWords({ firstMiss }: GoalForecast, span: Span): string {
  const held = firstMiss?.never.value ?? 1;
  if (firstMiss === null || held >= 1 || firstMiss.mostLikely === null) return '';
  const month = monthWords(firstMiss.mostLikely, span);
  return held <= 0
    ? `It is certain to fail, most likely first in ${month}.`
    : `If it fails, it most likely fails first in ${month}.`;
}

/**
 * When something comes first: `most likely in 2027-09, in half of the draws by 2027-10, never: 41 in 100`. The most likely
 * month alone may be one of many that are hardly less so.
 */
export function firstMonthWords({ never, byMonth, quantiles }: FirstMonth): string {
  if (never.value === null) return 'not known';
  const chances = byMonth.map(({ month, probability }) => ({ month, chance: probability.value ?? 0 }));
  const highest = Math.max(0, ...chances.map(({ chance }) => chance));
  const last = chances.findLast(({ chance }) => chance > 0);
  if (last === undefined) return 'never';
  const likely = chances.find(({ chance }) => chance === highest)!;
  if (highest >= 1) return `certainly in ${likely.month}`;
  const end = never.value <= 0 ? `certainly by ${last.month}` : `never: ${formatFrequency(never.value)}`;
  const { p50 } = quantiles;
  const half = p50 === null || p50 === likely.month ? '' : `in half of the draws by ${p50}, `;
  return `most likely in ${likely.month}, ${half}${end}`;
}

/**
 * What a reader must know of rates per month beside months of a forecast; empty for all others.
 * @example meanMonthWords({ unit: 'USD/month', totalUnit: 'USD' }) // => 'A rate per month is that of ..'
 */
export function meanMonthWords({ unit, totalUnit }: Pick<OutputForecast, 'unit' | 'totalUnit'>): string {
  if (totalUnit === null || !/\/months?(?![\w^])/.test(unit)) return '';
  return 'A rate per month is that of a mean month of 30.4375 days; amounts to date count the days of each month.';
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
            says: `${spokenName(input)} was set to one of its limits in ${formatDrawShare(value)}, in one month or more`,
          },
        ],
  );
  const words = (isTold: (value: number) => boolean) =>
    told.filter(({ value }) => isTold(value)).map(({ says }) => says);
  return { cautions: words((value) => value >= often), warnings: words((value) => value < often) };
}

/** A price that grows as the catalogue says. */
export interface CatalogueTrend {
  readonly input: string;
  /** As in `-25% to 25% per year`. */
  readonly notation: string;
}

/** Prices that grow as the catalogue says, which a reader must know beside the answer; its notes say whence. */
export function trendWords(trends: readonly CatalogueTrend[]): readonly string[] {
  if (trends.length === 0) return [];
  const rates = trends.map(({ input, notation }) => {
    const rate = notation
      .replaceAll('%', ' %')
      .replaceAll(/-(?=\d)/g, '−')
      .replace(' per ', ' a ');
    return `${spokenName(input)} by ${rate}`;
  });
  return [
    `the scenario does not say how prices change; the catalogue’s trends apply: ${rates.join(', ')}. \`growth: none\` keeps a price as it is`,
  ];
}

/** How months of a forecast are said: without their year where it looks at one calendar year only. */
export function monthNames({ from, months }: Pick<Forecast, 'from' | 'months'>): (month: string) => string {
  return Number(from.slice(5)) + months <= 13 ? spokenMonthOfYear : spokenMonth;
}

/** What a person calls a quantity month by month: `Daily cost`, where its total is the cost over 12 months. */
export function monthlyLabel({ model }: Pick<Result, 'model'>, name: string): string {
  return model[name]?.label ?? sentenceName(name);
}

/** A quantity of a forecast, with its name. */
export interface NamedForecast {
  readonly name: string;
  readonly label: string;
  readonly output: OutputForecast;
}

/** The quantity whose months a report shows first; null where nothing has months. */
export function shownForecast(result: Result): NamedForecast | null {
  const [first] = Object.entries(result.forecast?.outputs ?? {});
  if (first === undefined) return null;
  const [name, output] = first;
  return { name, label: monthlyLabel(result, name), output };
}

/** `budget of 1 million USD`, `limit of 30 GWh`. */
export function limitName({ of, limit, unit }: GoalLimit): string {
  return `${of === 'toDate' && isMoney(unit) && limit >= 0 ? 'budget' : 'limit'} of ${formatGiven(limit, unit)}`;
}

/** What happens to a limit that a total passes: a budget is spent. */
export function passedWord({ unit }: GoalLimit): string {
  return isMoney(unit) ? 'spent' : 'used up';
}

/** What of a result its sentences are made of. */
type Known = Pick<Result, 'forecast' | 'goals' | 'model'>;

/** Whether budgets hold, and when they fail: of every goal that limits a total, a sentence. */
export function budgetSentences(result: Known): readonly string[] {
  return sentencesOf(result, 'toDate');
}

/** The same of every goal that limits each month. */
export function monthlyLimitSentences(result: Known): readonly string[] {
  return sentencesOf(result, 'month');
}

function sentencesOf(result: Known, of: GoalLimit['of']): readonly string[] {
  const { forecast } = result;
  if (forecast === undefined) return [];
  const limits = forecast.goals.filter(({ limit }) => limit?.of === of);
  const [shown] = Object.keys(forecast.outputs);
  const sentences = forecast.goals.flatMap((goal, index) => {
    if (goal.limit?.of !== of || goal.firstMiss === null) return [];
    const { probability, undecided = 0 } = result.goals[index]!;
    const { value } = probability;
    if (value === null) return [];
    const label = inSentence(monthlyLabel(result, goal.limit.quantity));
    // What the answer is about need not be named beside it.
    const isOther = shown !== undefined && goal.limit.quantity !== shown;
    const which =
      of === 'month' ? ` on ${label} in every month` : limits.length > 1 || isOther ? ` for ${label}` : '';
    return [
      `The ${limitName(goal.limit)}${which} ${heldWords(value, goal, monthNames(forecast), undecided > 0)}.`,
    ];
  });
  // Two goals may limit the same total in other words: `total(cost)` over the horizon, and `total_to_date(cost)` in every month.
  return [...new Set(sentences)];
}

/** Draws without a number are not among those in which a limit holds or fails. */
function heldWords(
  held: number,
  { firstMiss }: GoalForecast,
  nameOf: (month: string) => string,
  isJudged: boolean,
): string {
  const { p5, p95, mostLikely } = firstMiss!;
  const when = mostLikely === null ? '' : `most likely in ${nameOf(mostLikely)}`;
  const judged = isJudged ? ' among the draws that gave a number' : '';
  if (held >= 1) return isJudged ? 'holds in every draw that gave a number' : 'surely holds';
  const fails = isJudged ? 'fails in every draw that gave a number' : 'is certain to fail';
  if (held <= 0) return `${fails}${when && `, ${p5 === p95 ? `in ${nameOf(mostLikely!)}` : when}`}`;
  return `holds with a chance of ${formatFrequency(held)}${judged}${when && `; if it fails, ${when}`}`;
}
