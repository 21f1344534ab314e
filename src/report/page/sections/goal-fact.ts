import { goalName, heldWords, urgentFirst } from '../../../analyses/goals/words.ts';
import { isConstant, type NamedOutput } from '../../../analyses/outcome/words.ts';
import type { Result } from '../../../analyses/result.ts';
import { isMoney } from '../../../notation/money-sign.ts';
import { inSentence } from '../../../notation/spoken-name.ts';
import { picturedGoal, type Threshold, totalLimit } from '../../charts/goal-line.ts';
import { type Html, html } from '../html.ts';
import { prose } from '../prose.ts';

/** A card of the first view: a term, its value, a note. */
export function fact(name: string, value: Html, note: Html | null, isAsRun = false): Html {
  return html`<div${isAsRun && html` class="as-run"`}><dt>${name}</dt><dd><b>${value}</b>${note && html`<small>${note}</small>`}</dd></div>`;
}

/** The goal that is least sure to be met; without any, the amount that holds in nine of ten outcomes. */
export function goalFact(result: Result, headline: NamedOutput): Html {
  const [first] = urgentFirst(result);
  if (first === undefined) {
    const { output, quantity } = headline;
    return isConstant(output)
      ? fact('Interval', html`none`, html`Every draw gave the same value.`)
      : fact(
          `${budget(output)} 90 %`,
          html`${quantity(output.quantiles.p90.value)}`,
          html`The scenario sets no goal to judge.`,
        );
  }
  const goal = result.goals[first]!;
  return fact(
    isBudget(goal.threshold ?? totalLimit(result, first)) ? 'Does the budget hold?' : 'Does the goal hold?',
    verdictMark(goal.verdict),
    prose`${goalName(goal, result)}: ${heldWords(goal)}.${furtherGoals(result, first, headline)}`,
  );
}

/** Whether a goal limits what is spent; a profit or a margin has a goal and no budget. */
const isBudget = (limit: Threshold | null) =>
  limit !== null && isMoney(limit.unit) && limit.operator.startsWith('<');

/** What became of the goal in the picture, where that is another one, and how many more there are. */
function furtherGoals(result: Result, shown: number, { name }: NamedOutput): string {
  const drawn = picturedGoal(result, name) ?? shown;
  const { verdict } = result.goals[drawn]!;
  const inPicture =
    drawn === shown
      ? ''
      : ` In the picture: ${inSentence(goalName(result.goals[drawn]!, result))} (${verdict}).`;
  const others = result.goals.length - (drawn === shown ? 1 : 2);
  const more = others === 0 ? '' : ` ${others === 1 ? 'One more goal' : `${others} more goals`} below.`;
  return `${inPicture}${more}`;
}

/** A verdict with a mark that is seen without colours. */
export function verdictMark(verdict: string): Html {
  const kind = verdict === 'met' ? 'met' : verdict === 'missed' ? 'missed' : 'close';
  return html`<span class="mark ${kind}">${verdict.charAt(0).toUpperCase() + verdict.slice(1)}</span>`;
}

/** What a limit on an output is called: money spent has a budget. */
export function budget({ unit, interval }: NamedOutput['output']): string {
  return isMoney(unit) && (interval.low ?? 0) >= 0
    ? 'A budget that holds with'
    : 'Not exceeded with a chance of';
}
