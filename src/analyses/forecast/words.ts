import { isMoney } from '../../notation/money-sign.ts';
import { inSentence, sentenceName } from '../../notation/spoken-name.ts';
import { formatFrequency, formatGiven } from '../../notation/spoken-number.ts';
import { spokenMonth, spokenMonthOfYear } from '../../notation/spoken-month.ts';
import type { Result } from '../result.ts';
import type { Forecast, GoalForecast, GoalLimit, OutputForecast } from './result.ts';

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
  return forecast.goals.flatMap((goal, index) => {
    if (goal.limit?.of !== of || goal.firstMiss === null) return [];
    const { value } = result.goals[index]!.probability;
    if (value === null) return [];
    const label = inSentence(monthlyLabel(result, goal.limit.quantity));
    const which = of === 'month' ? ` on ${label} in every month` : limits.length > 1 ? ` for ${label}` : '';
    return [`The ${limitName(goal.limit)}${which} ${heldWords(value, goal, monthNames(forecast))}.`];
  });
}

function heldWords(held: number, { firstMiss }: GoalForecast, nameOf: (month: string) => string): string {
  const { p5, p95, mostLikely } = firstMiss!;
  const when = mostLikely === null ? '' : `most likely in ${nameOf(mostLikely)}`;
  if (held >= 1) return 'surely holds';
  if (held <= 0) return `surely fails${when && `, ${p5 === p95 ? `in ${nameOf(mostLikely!)}` : when}`}`;
  return `holds with ${formatFrequency(held)}${when && `; if it fails, ${when}`}`;
}
