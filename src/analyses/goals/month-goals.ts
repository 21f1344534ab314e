import { isConstant } from '../../notation/constant.ts';
import { monthText } from '../../notation/calendar-month.ts';
import { type GoalNode, parseGoal } from '../../notation/parse-formula.ts';
import type { Expression } from '../../notation/tree.ts';

/** What comparisons with a month of the calendar are called, with the month on the right. */
const beside: Readonly<Record<string, string>> = {
  '<': 'before',
  '<=': 'in or before',
  '>': 'after',
  '>=': 'in or after',
  '==': 'in',
  '!=': 'not in',
};

/** Comparisons with their sides exchanged; what is not here is the same both ways. */
const mirrored: Readonly<Record<string, string>> = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' };

/** How the parts of a goal are said. */
export interface GoalWords {
  /** What a quantity is called in a month, and over all months. */
  readonly label: (name: string) => string;
  readonly total: (name: string) => string;
  readonly operators: Readonly<Record<string, string>>;
}

/** How a goal over months is said, from its text: null for all others. */
export function monthGoalName(text: string, { label, total, operators }: GoalWords): string | null {
  const goal = parsed(text);
  if (goal?.comparison.kind !== 'binary') return null;
  const { left, right, operator } = goal.comparison;
  const isTurned = left.kind === 'month' || isConstant(left);
  const [what, limit] = isTurned ? [right, left] : [left, right];
  const sign = isTurned ? (mirrored[operator] ?? operator) : operator;
  if (limit.kind === 'month')
    return what.kind === 'name' ? `${label(what.name)} ${beside[sign]} ${monthText(limit.month)}` : null;
  if (!isConstant(limit) || !Object.hasOwn(operators, sign)) return null;
  const amount = `${operators[sign]} ${text.slice(limit.span.start, limit.span.end)}`;
  const summed = summedBy(what);
  if (summed !== null) return `${total(summed)} ${amount}`;
  return goal.months === null || what.kind !== 'name'
    ? null
    : `${label(what.name)} ${amount} in ${goal.months} month`;
}

/** The quantity that is added up over all months. */
function summedBy(tree: Expression): string | null {
  if (tree.kind !== 'monthly' || tree.function !== 'total' || tree.arguments.length > 1) return null;
  const [x] = tree.arguments;
  return x!.kind === 'name' ? x!.name : null;
}

/** Null for a text that is no goal, as a saved result that somebody changed may have. */
function parsed(text: string): GoalNode | null {
  try {
    return parseGoal(text);
  } catch {
    return null;
  }
}
