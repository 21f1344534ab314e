import type { Unit } from '../../units/unit.ts';
import { type CalendarMonth, monthText } from '../calendar-month.ts';
import { foldExpression, namesIn } from '../fold.ts';
import { formulaUnit } from '../formula-unit.ts';
import { comparisons } from '../operations/truth.ts';
import type { Expression, Span } from '../tree.ts';
import { isCalendarMonth } from './functions.ts';
import { monthlyIs } from './messages.ts';
import { looksAtMonths } from './uses.ts';

/** The months that a scenario looks at. */
export interface MonthSpan {
  readonly from: CalendarMonth;
  readonly months: number;
}

type MonthNode = Expression & { readonly kind: 'month' };

/**
 * Checks that a formula looks at months only where there are some, and at none beyond.
 * @throws NotationError
 */
export function checkMonths(tree: Expression, span: MonthSpan | null): true {
  if (!looksAtMonths(tree)) return true;
  foldExpression<void>(tree, (part) => {
    if (part.kind === 'binary' && span !== null)
      for (const side of [part.left, part.right]) if (side.kind === 'month') checkInside(side, span);
    if (part.kind !== 'monthly') return;
    if (span === null) throw monthlyIs.needsHorizon(part.function, part.span);
    const months = part.arguments.filter((argument) => argument.kind === 'month');
    for (const month of months) checkInside(month, span);
    const [first, last] = months;
    if (last !== undefined && last.month < first!.month)
      throw monthlyIs.backwards(first!.span, `${monthText(first!.month)}, ${monthText(last.month)}`);
  });
  return true;
}

function checkInside({ month, span: at }: MonthNode, { from, months }: MonthSpan): void {
  if (month >= from && month < from + months) return;
  throw monthlyIs.outside(at, monthText(month), monthText(from), monthText(from + months - 1));
}

/**
 * Checks that a formula does not calculate with months of the calendar.
 * @throws NotationError
 */
export function checkNoCalendar(tree: Expression, units: ReadonlyMap<string, Unit>): true {
  const mayBe = looksAtMonths(tree) || namesIn(tree).some((name) => isMonthOf(units.get(name)));
  if (!mayBe) return true;
  foldExpression<void>(tree, (part) => {
    if (part.kind === 'name' && isCalendar(part, units)) throw monthlyIs.onlyInGoals(part.span, part.name);
    if (part.kind === 'monthly' && part.function === 'first_month' && part !== tree)
      throw monthlyIs.onlyInGoals(part.span, part.function);
    const stray =
      part.kind === 'binary' ? [part.left, part.right].find(({ kind }) => kind === 'month') : undefined;
    if (stray?.kind === 'month') throw monthlyIs.stray(stray.span, monthText(stray.month));
  });
  return true;
}

/**
 * Checks that the months of a goal, and what gives them, are only compared with each other. `text` is that of the goal.
 * @throws NotationError
 */
export function checkComparedMonths(tree: Expression, units: ReadonlyMap<string, Unit>, text: string): true {
  const wrote = ({ start, end }: Span) => text.slice(start, end);
  foldExpression<void>(tree, (part) => {
    if (part.kind === 'binary' && part.operator in comparisons) {
      const [left, right] = [part.left, part.right].map((side) => isCalendar(side, units));
      if (left === right) return;
      const month = left ? part.left : part.right;
      if (month.kind === 'month') throw monthlyIs.stray(month.span, wrote(month.span));
      const other = left ? part.right : part.left;
      throw monthlyIs.notBesideMonth(other.span, wrote(other.span));
    }
    for (const inner of partsOf(part))
      if (isCalendar(inner, units)) throw monthlyIs.notBesideMonth(part.span, wrote(part.span));
  });
  return true;
}

/** What a part calculates with, months in functions of these left out. */
function partsOf(part: Expression): readonly Expression[] {
  switch (part.kind) {
    case 'negate':
    case 'not':
      return [part.operand];
    case 'binary':
      return [part.left, part.right];
    case 'call':
      return part.arguments;
    case 'monthly':
      return part.arguments.filter(({ kind }) => kind !== 'month');
    default:
      return [];
  }
}

function isCalendar(part: Expression, units: ReadonlyMap<string, Unit>): boolean {
  if (part.kind === 'month') return true;
  if (part.kind === 'monthly') return part.function === 'first_month';
  return part.kind === 'name' && isMonthOf(units.get(part.name));
}

const isMonthOf = (unit: Unit | undefined) => unit !== undefined && isCalendarMonth(unit);

/**
 * Checks the units of a whole formula once those of all names are known.
 * @throws NotationError
 */
export function checkLookingBack(tree: Expression, units: ReadonlyMap<string, Unit>): true {
  checkNoCalendar(tree, units);
  if (looksAtMonths(tree)) formulaUnit(tree, units);
  return true;
}
