import { foldExpression } from '../../notation/fold.ts';
import { formulaUnit } from '../../notation/formula-unit.ts';
import { isCalendarMonth } from '../../notation/monthly/functions.ts';
import { quoted } from '../../notation/messages.ts';
import type { MonthSpan } from '../../notation/monthly/check.ts';
import type { BinaryOperator, Expression } from '../../notation/tree.ts';
import type { Unit } from '../../units/unit.ts';
import { withOperands } from '../currency/convert-money.ts';
import type { Draft } from '../draft.ts';
import { type Reading, report } from '../reading.ts';
import type { ScenarioQuantity } from '../scenario.ts';

/** Outputs that are numbers, and those that are a month of the calendar or never. */
export interface ReadOutputs {
  readonly outputs: readonly string[];
  readonly firstMonths: readonly string[];
}

/** Tells first months from other outputs. A Result speaks of a number first: one is needed. */
export function partFirstMonths(
  named: readonly string[],
  quantities: readonly ScenarioQuantity[],
  { settings, formulas }: Draft,
  reading: Reading,
): ReadOutputs {
  const months = new Set(quantities.flatMap(({ name, unit }) => (isCalendarMonth(unit) ? [name] : [])));
  const [outputs, firstMonths] = [false, true].map((isMonth) =>
    named.filter((name) => months.has(name) === isMonth),
  );
  if (outputs!.length === 0 && firstMonths!.length > 0)
    report(
      reading,
      settings.get('outputs') ?? formulas.get(firstMonths![0]!)!.key,
      'a first_month is no number, and one output at least must be',
      quoted(firstMonths!.join(', ')),
      'name a quantity before it, such as the one that its condition is about',
    );
  return { outputs: outputs!, firstMonths: firstMonths! };
}

type Comparison = Expression & { readonly kind: 'binary' };

const orders: readonly BinaryOperator[] = ['<', '<=', '>', '>=', '==', '!='];

/** Whether a formula has months among what it compares. */
function compares(tree: Expression, units: ReadonlyMap<string, Unit>): boolean {
  return foldExpression<boolean>(tree, (part, operands) => {
    const unit = part.kind === 'name' ? units.get(part.name) : undefined;
    return (
      operands.includes(true) ||
      (part.kind === 'monthly' && part.function === 'first_month') ||
      (unit !== undefined && isCalendarMonth(unit))
    );
  });
}

/**
 * The same goal for draws on which a first month never comes, which stand in the columns as the month after the last: never is
 * neither before, in nor after any month, so that of all comparisons only `!=` holds.
 */
export function withNever(
  tree: Expression,
  units: ReadonlyMap<string, Unit>,
  { from, months }: MonthSpan,
): Expression {
  if (!compares(tree, units)) return tree;
  return foldExpression<Expression>(tree, (part, operands) => {
    const node = withOperands(part, operands);
    if (
      part.kind !== 'binary' ||
      !orders.includes(part.operator) ||
      !isCalendarMonth(formulaUnit(part.left, units))
    )
      return node;
    const { span } = part;
    const never: Expression = { kind: 'month', month: from + months, span };
    const comparison = node as Comparison;
    const both = [comparison.left, comparison.right]
      .filter(({ kind }) => kind !== 'month')
      .map((side): Expression => ({ kind: 'binary', operator: '<', left: side, right: never, span }))
      .reduce<Expression>(
        (all, comes) => ({ kind: 'binary', operator: 'and', left: all, right: comes, span }),
        part.operator === '!=' ? { ...comparison, operator: '==' } : comparison,
      );
    return part.operator === '!=' ? { kind: 'not', operand: both, span } : both;
  });
}
