import { parseMonth } from '../../notation/calendar-month.ts';

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

const months = / in (every|any) month$/;
const name = /^[a-z_][\w.]*$/i;
const total = /^total\( ?([a-z_][\w.]*) ?\)$/i;
/** A number with its unit. */
const amount = /^[-+.\d][\w.%/^*]*(?: [a-z%][\w%/^*.]*)?$/i;

/**
 * How a goal over months is said, from its text: null for all others. Pages do this too, for which a parser is too large: what
 * is written as a number is a limit.
 */
export function monthGoalName(text: string, words: GoalWords): string | null {
  const goal = text.split(/\s+/).join(' ').trim();
  const comparison = goal.slice(0, / with /.exec(goal)?.index ?? goal.length).trimEnd();
  const which = months.exec(comparison)?.[1] ?? null;
  const sides = comparison.replace(months, '').split(/(<=|>=|==|!=|<|>)/);
  if (sides.length !== 3) return null;
  const [left, operator, right] = sides.map((side) => side.trim()) as [string, string, string];
  const isLimit = (side: string) => parseMonth(side) !== null || amount.test(side);
  const isTurned = isLimit(left);
  const [what, limit] = isTurned ? [right, left] : [left, right];
  const sign = isTurned ? (mirrored[operator] ?? operator) : operator;
  if (!isLimit(limit)) return null;
  if (parseMonth(limit) !== null)
    return name.test(what) ? `${words.label(what)} ${beside[sign]} ${limit}` : null;
  if (!Object.hasOwn(words.operators, sign)) return null;
  const asked = `${words.operators[sign]} ${limit}`;
  const [, summed] = total.exec(what) ?? [];
  if (summed !== undefined) return `${words.total(summed)} ${asked}`;
  return which === null || !name.test(what) ? null : `${words.label(what)} ${asked} in ${which} month`;
}
