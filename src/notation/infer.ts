import { displayUnit, inBase } from '../units/arithmetic.ts';
import { dimensionless, type Unit } from '../units/unit.ts';
import { foldExpression } from './fold.ts';
import { constants } from './names.ts';
import { calendarMonth, monthlyFunctions } from './monthly/functions.ts';
import { formulaIs } from './operations/messages.ts';
import { performOperation } from './operations/operation.ts';
import { operationOf } from './operations/operations.ts';
import { type Known, type Measure, of } from './operations/unit-rules.ts';
import type { Expression } from './tree.ts';

type NameNode = Expression & { readonly kind: 'name' };
type NumberNode = Expression & { readonly kind: 'number' };

/** A number of a formula in base units. */
export function numberInBase({ value, unit }: NumberNode): number {
  return inBase(value, unit ?? dimensionless);
}

/**
 * What is known of a formula before anything is drawn: its unit, and its value where it has but one. Every operation
 * is checked. `unitOf` gives the unit of a name that is no constant, or throws.
 * @throws NotationError for units that do not fit, and for a value that is not finite
 */
export function infer(tree: Expression, unitOf: (name: NameNode) => Unit): Known {
  const known = foldExpression<Known>(tree, (node, operands) => ({
    ...measureOf(node, operands, unitOf),
    value: constantValue(node, operands),
    span: node.span,
  }));
  const { factor } = displayUnit(known.unit);
  if (!Number.isFinite(factor) || factor === 0) throw formulaIs.tooLarge(tree.span);
  if (known.value !== null && !Number.isFinite(known.value))
    throw formulaIs.notFinite(tree.span, known.value);
  return known;
}

function measureOf(node: Expression, operands: readonly Known[], unitOf: (name: NameNode) => Unit): Measure {
  switch (node.kind) {
    case 'number':
      return { unit: node.unit ?? dimensionless, isZero: node.value === 0 && node.unit === null };
    case 'name':
      return of(constants.has(node.name) ? dimensionless : unitOf(node));
    case 'month':
      return of(calendarMonth);
    case 'monthly':
      return monthlyFunctions[node.function].unit(node.function, node.span, operands);
    default: {
      const { word, operation } = operationOf(node);
      return operation.unit(word, node.span, operands);
    }
  }
}

function constantValue(node: Expression, operands: readonly Known[]): number | null {
  switch (node.kind) {
    case 'number':
      return numberInBase(node);
    case 'name':
      return constants.get(node.name) ?? null;
    case 'month':
    case 'monthly':
      return null;
    default: {
      const values = operands.map(({ value }) => value).filter((value) => value !== null);
      if (values.length < operands.length) return null;
      const { operation } = operationOf(node);
      return performOperation<number>(operation, ({ value }, a, b, c) => value(a!, b ?? 0, c ?? 0), values);
    }
  }
}
