import type { Unit } from '../../units/unit.ts';
import { monthText, type CalendarMonth } from '../calendar-month.ts';
import { foldExpression } from '../fold.ts';
import { formulaUnit } from '../formula-unit.ts';
import type { Expression } from '../tree.ts';
import { isCalendarMonth } from './functions.ts';
import { monthlyIs } from './messages.ts';
import { looksAtMonths } from './uses.ts';

/** The months that a scenario looks at. */
export interface MonthSpan {
  readonly from: CalendarMonth;
  readonly months: number;
}

/**
 * Checks that a formula looks at months only where there are some, and at none beyond.
 * @throws NotationError
 */
export function checkMonths(tree: Expression, span: MonthSpan | null): true {
  foldExpression<void>(tree, (part) => {
    if (part.kind !== 'monthly') return;
    if (span === null) throw monthlyIs.needsHorizon(part.function, part.span);
    const months = part.arguments.filter((argument) => argument.kind === 'month');
    for (const { month, span: at } of months)
      if (month < span.from || month >= span.from + span.months)
        throw monthlyIs.outside(
          at,
          monthText(month),
          monthText(span.from),
          monthText(span.from + span.months - 1),
        );
    const [first, last] = months;
    if (last !== undefined && last.month < first!.month)
      throw monthlyIs.backwards(first!.span, `${monthText(first!.month)}, ${monthText(last.month)}`);
  });
  return true;
}

/**
 * Checks the units of a whole formula once those of all names are known, and that it does not calculate with months of the
 * calendar.
 * @throws NotationError
 */
export function checkLookingBack(tree: Expression, units: ReadonlyMap<string, Unit>): true {
  foldExpression<void>(tree, (part) => {
    const unit = part.kind === 'name' ? units.get(part.name) : undefined;
    const isInside = part.kind === 'monthly' && part.function === 'first_month' && part !== tree;
    if (isInside || part.kind === 'month' || (unit !== undefined && isCalendarMonth(unit))) {
      if (part.kind === 'month' && !standsAlone(part, tree)) return;
      throw monthlyIs.onlyInGoals(part.span, part.kind === 'name' ? part.name : 'first_month');
    }
  });
  if (looksAtMonths(tree)) formulaUnit(tree, units);
  return true;
}

/** Whether a month stands beside a comparison rather than in a function of months. */
function standsAlone(month: Expression, tree: Expression): boolean {
  return !foldExpression<boolean>(
    tree,
    (part, operands) =>
      operands.includes(true) || (part.kind === 'monthly' && part.arguments.includes(month)),
  );
}
