import { NotationError } from '../../errors.ts';
import { monthText } from '../../notation/calendar-month.ts';
import { foldExpression } from '../../notation/fold.ts';
import type { MonthSpan } from '../../notation/monthly/check.ts';
import { monthlyFunctions } from '../../notation/monthly/functions.ts';
import { monthlyIs } from '../../notation/monthly/messages.ts';
import { isMoving } from '../../notation/monthly/uses.ts';
import type { Expression } from '../../notation/tree.ts';
import type { ScenarioQuantity } from '../scenario.ts';
import type { OverMonths } from './moving.ts';

/** What goals need to know of months. */
export interface GoalMonths extends OverMonths {
  readonly horizon: MonthSpan;
}

/**
 * What a goal comes to month by month: the comparison itself of one in every or any month, and of a limit to a total that to
 * date. Null for other goals. `tree` is what was `written`, with its amounts in one currency.
 *
 * @throws NotationError where months are asked for without a horizon, or a goal does not say which months it means
 */
export function goalByMonth(
  tree: Expression,
  written: Expression,
  months: 'every' | 'any' | null,
  quantities: readonly ScenarioQuantity[],
  over: GoalMonths | null,
): Expression | null {
  if (over === null) {
    if (months !== null) throw monthlyIs.needsHorizon(`in ${months} month`, tree.span);
    return null;
  }
  if (months !== null) return tree;
  const moving = new Set(over.moving);
  if (isMoving(tree, moving)) {
    const name = movingName(tree, moving) ?? 'x';
    const month = monthText(over.horizon.from);
    throw new NotationError(
      'a goal must say which months it is about',
      tree.span,
      `${name} differs from month to month`,
      movingName(written, moving) === null
        ? `it converts amounts of the goal: write the limit in the currency of the quantity, or total a formula in that of the limit, as in \`{ formula: cost, unit: USD/day }\``
        : `add \`in every month\` or \`in any month\`, or write highest(${name}), average(${name}), at(${name}, ${month}), or total(${name}) of a rate`,
    );
  }
  return limitToDate(tree, quantities);
}

/** The first name of several values: one in `total(x)` and its like is of one value. */
function movingName(tree: Expression, moving: ReadonlySet<string>): string | null {
  return foldExpression<string | null>(tree, (part, operands) => {
    if (part.kind === 'name') return moving.has(part.name) ? part.name : null;
    if (part.kind === 'monthly' && monthlyFunctions[part.function].isWhole) return null;
    return operands.find((name) => name !== null) ?? null;
  });
}

/** `total(x) <= limit`, also through a formula's name, as `total_to_date(x) <= limit`. */
function limitToDate(tree: Expression, quantities: readonly ScenarioQuantity[]): Expression | null {
  if (tree.kind !== 'binary') return null;
  const isUpper = (operator: string) => operator === '<' || operator === '<=';
  const isLower = (operator: string) => operator === '>' || operator === '>=';
  const [left, right] = [toDate(tree.left, quantities), toDate(tree.right, quantities)];
  if (left !== null && right === null && isUpper(tree.operator)) return { ...tree, left };
  if (right !== null && left === null && isLower(tree.operator)) return { ...tree, right };
  return null;
}

function toDate(tree: Expression, quantities: readonly ScenarioQuantity[]): Expression | null {
  const whole = tree.kind === 'name' ? quantities.find(({ name }) => name === tree.name)?.tree : tree;
  if (whole?.kind !== 'monthly' || whole.function !== 'total' || whole.arguments.length > 1) return null;
  return { ...whole, function: 'total_to_date' };
}
