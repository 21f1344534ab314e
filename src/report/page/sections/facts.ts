import { goalWords, goalName } from '../../../analyses/goals/words.ts';
import { budgetSentences, monthlyLimitSentences } from '../../../analyses/forecast/words.ts';
import { beginSentence } from '../../../notation/spoken-name.ts';
import type { Result } from '../../../analyses/result.ts';
import { formatQuantity } from '../../../notation/spoken-number.ts';
import {
  answer,
  curveValue,
  isCostOfOne,
  type NamedOutput,
  namedOutputs,
} from '../../../analyses/outcome/words.ts';
import { leaderWords } from '../../../analyses/drivers/words.ts';
import { type Html, html } from '../html.ts';
import { prose } from '../prose.ts';
import { firstStep } from './first-step.ts';
import { budget, fact, goalFact, verdictMark } from './goal-fact.ts';

/** What a reader of a forecast asks first: whether the budget holds, or the limit of every month; null without such a goal. */
export function firstSentence(result: Result): string | null {
  return budgetSentences(result)[0] ?? monthlyLimitSentences(result)[0] ?? null;
}

/** The top of the page: what of a forecast is asked first, then the answer. */
export function topLine(result: Result, headline: NamedOutput): Html {
  const first = firstSentence(result);
  return html`${first !== null && prose`<strong>${first}</strong> `}${answerLine(headline)}`;
}

/** Whether the other limits over months hold; the first stands on top of the page. */
export function furtherSentences(result: Result): readonly Html[] {
  return [...budgetSentences(result), ...monthlyLimitSentences(result)]
    .slice(1)
    .map((sentence) => prose`<li>${sentence}</li>`);
}

/** The answer in a sentence, its number set apart. */
export function answerLine(headline: NamedOutput): Html {
  const { lead, median, rest } = answer(headline);
  return prose`${lead}<strong class="whole">${median}</strong>${rest}`;
}

/**
 * The cards of the first view: whether the goal holds, what drives the answer, what to do first. In a what-if the last two are
 * those of the run until its own are known, and say so.
 */
export function facts(result: Result, headline: NamedOutput, isDriverAsRun = false): readonly Html[] {
  const { who, says } = leaderWords(result, headline);
  const asRun = isDriverAsRun ? 'In the run itself: ' : '';
  const { what, why } = firstStep(result, headline);
  return [
    goalFact(result, headline),
    fact('What drives it', html`${beginSentence(who)}`, prose`${asRun}${says}`, isDriverAsRun),
    fact('What to do first', html`${what}`, prose`${asRun}${why}`, isDriverAsRun),
  ];
}

/** Every goal and what it came to. */
export function goalItems(result: Result): readonly Html[] {
  return result.goals.map(
    (goal) =>
      prose`<li>${verdictMark(goal.verdict)} <b>${goalName(goal, result)}</b><br>${goalWords(goal)}</li>`,
  );
}

/** Days in a month, as in the notation: a twelfth of 365.25. */
const periods: readonly (readonly [string, number])[] = [
  ['per month', 365.25 / 12],
  ['per year', 365.25],
];

/**
 * The headline per month and year, per query and the like, as budgets, as a mean. A what-if draws the headline alone
 * anew, so that it stays quick: what comes from other outputs is left out then.
 */
export function termRows(
  result: Result,
  { name, output, quantity, digits }: NamedOutput,
  isWhatIf = false,
): readonly Html[] {
  const { unit, quantiles, tailMean } = output;
  const median = quantiles.p50.value;
  const scaled = unit.endsWith('/day')
    ? periods.map(([period, days]): readonly [string, string] => [
        `Median ${period}`,
        formatQuantity(median === null ? null : median * days, unit.slice(0, -4), digits),
      ])
    : [];
  const rows: readonly (readonly [string, string])[] = [
    ['Mean', quantity(output.mean.value)],
    ...scaled,
    ...namedOutputs(result)
      .filter((other) => other.name !== name && isCostOfOne(other.name) && !isWhatIf)
      .map((other): readonly [string, string] => [
        `${other.output.label}, median`,
        other.quantity(other.output.quantiles.p50.value),
      ]),
    [`${budget(output)} 80 %`, quantity(curveValue(output, 0.8))],
    [`${budget(output)} 90 %`, quantity(quantiles.p90.value)],
    ['Mean of the highest tenth', quantity(tailMean.p90.value)],
  ];
  return rows.map(
    ([term, value]) => html`<tr><th scope="row">${term}</th><td class="number">${value}</td></tr>`,
  );
}
