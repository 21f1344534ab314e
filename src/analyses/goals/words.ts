import { decimalExponent, powerOfTen } from '../../elementary/elementary.ts';
import { monthGoalName } from './month-goals.ts';
import type { GoalForecast, GoalLimit } from '../forecast/result.ts';
import type { GoalResult, Verdict } from './result.ts';
import { inSentence, sentenceName } from '../../notation/spoken-name.ts';
import { formatDrawShare, formatGiven } from '../../notation/spoken-number.ts';

const operators: Readonly<Record<string, string>> = {
  '<': 'below',
  '<=': 'at most',
  '>': 'above',
  '>=': 'at least',
};

/** A comparison of two names, with or without the probability that is asked. */
const names = /^\s*([a-z_][\w.]*)\s*(<=|>=|<|>)\s*([a-z_][\w.]*)(?:\s+with\s.*)?$/i;

/** Where the labels of quantities are found. */
export interface Labels {
  readonly outputs: Readonly<Record<string, { readonly label: string }>>;
  readonly model: Readonly<Record<string, { readonly label: string }>>;
  /** With a horizon: what goals limit month by month. */
  readonly forecast?: { readonly goals: readonly Pick<GoalForecast, 'text' | 'limit'>[] };
}

/** What a goal wants, as a person would say it: `Daily cost at most 2.5 million USD/day`. */
export function goalName(
  { text, threshold }: Pick<GoalResult, 'text' | 'threshold'>,
  labels: Labels,
): string {
  if (threshold !== null) {
    const { quantity, operator, limit, unit } = threshold;
    return `${labelIn(labels, quantity)} ${operators[operator]} ${formatGiven(limit, unit)}`;
  }
  const limit = labels.forecast?.goals.find((goal) => goal.text === text)?.limit;
  if (limit) return limitByMonth(limit, text, labels);
  const overMonths = monthGoalName(text, {
    label: (name) => labels.model[name]?.label ?? labelIn(labels, name),
    total: (name) => totalLabel(labels, name),
    operators,
  });
  if (overMonths !== null) return overMonths;
  const [, left, operator, right] = names.exec(text) ?? [];
  if (left === undefined) return text.slice(0, /\swith\s/.exec(text)?.index ?? text.length).trimEnd();
  return `${labelIn(labels, left)} ${operators[operator!]} ${inSentence(labelIn(labels, right!))}`;
}

/** `Daily cost at most 8,000 USD/day in every month`, `Cost over 12 months at most 1 million USD`. */
function limitByMonth(
  { of, quantity, operator, limit, unit }: GoalLimit,
  text: string,
  labels: Labels,
): string {
  const amount = `${operators[operator]} ${formatGiven(limit, unit)}`;
  if (of === 'toDate') {
    return `${totalLabel(labels, quantity)} ${amount}`;
  }
  const label = labels.model[quantity]?.label ?? sentenceName(quantity);
  return `${label} ${amount} in ${/\bin any month\b/.test(text) ? 'any' : 'every'} month`;
}

/** A result names its outputs as totals; of what is none of them that must be said. */
function totalLabel(labels: Labels, name: string): string {
  return labels.outputs[name]?.label ?? `Total of ${inSentence(labelIn(labels, name))}`;
}

function labelIn({ outputs, model }: Labels, name: string): string {
  return outputs[name]?.label ?? model[name]?.label ?? sentenceName(name);
}

/** What a goal came to, in one sentence. */
export function goalWords(goal: GoalResult): string {
  const chance = `It ${heldWords(goal)}.`;
  return goal.verdict === 'too close to call'
    ? `${chance} The simulation cannot tell the two apart: run more draws.`
    : chance;
}

/**
 * `holds in 89 of 100 draws; the goal requires 80`; with more digits where nearly all or next to none are asked. Draws that are left out are
 * not among those in which it holds.
 */
export function heldWords({ probability, required, undecided = 0 }: GoalResult): string {
  const near = Math.abs((probability.value ?? 0) - required) < 0.01;
  const decimals = decimalsFor(required);
  const held =
    decimals > 1 && near
      ? fineDrawShare(probability.value, decimals)
      : formatDrawShare(probability.value, near ? 2 : 0);
  const judged = undecided === 0 ? '' : ' that gave a number';
  return `holds in ${held}${judged}; the goal requires ${plain(required * 100, Math.max(decimals, 1))}`;
}

/** Decimals of a percentage that tell a required share from none and from all, with a digit to spare. */
function decimalsFor(required: number): number {
  const least = 100 * Math.min(required, 1 - required);
  // The product of 100 and a share may lie a rounding below a power of ten.
  return least > 0 && least < 1 ? Math.min(1 - decimalExponent(Number(least.toPrecision(12))), 15) : 0;
}

function fineDrawShare(share: number | null, decimals: number): string {
  if (share === null || share <= 0 || share >= 1) return formatDrawShare(share);
  const [text, step] = [plain(share * 100, decimals), powerOfTen(-decimals)];
  if (text === '0') return `fewer than ${plain(step, decimals)} of 100 draws`;
  if (text === '100') return `more than ${plain(100 - step, decimals)} of 100 draws`;
  return `${text} of 100 draws`;
}

/** A number with so many decimals at most, never with an exponent. */
function plain(value: number, decimals: number): string {
  const text = value.toFixed(decimals);
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

const worstFirst: readonly Verdict[] = ['missed', 'too close to call', 'met'];

/** Numbers of goals in the order in which a reader has to look at them: those missed, those too close to call, those met. */
export function urgentFirst({ goals }: { readonly goals: readonly GoalResult[] }): readonly number[] {
  const rank = (goal: number) => worstFirst.indexOf(goals[goal]!.verdict);
  return goals.map((_, goal) => goal).sort((a, b) => rank(a) - rank(b) || a - b);
}

/** The goal that a reader has to look at first: one that is missed, or too close to call, before one that is met. */
export function firstGoal(result: { readonly goals: readonly GoalResult[] }): GoalResult | null {
  const [first] = urgentFirst(result);
  return first === undefined ? null : result.goals[first]!;
}
