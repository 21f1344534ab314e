import type { Expression } from '../notation/tree.ts';
import { isDimensionless, sameDimension } from '../units/arithmetic.ts';
import { dimensionless, type Unit } from '../units/unit.ts';
import { formulaIs } from './messages.ts';

/**
 * What is known about a part of a formula. A literal 0 goes with any unit, so that `max(0, cost)` can be written.
 */
export interface Inferred {
  readonly unit: Unit;
  readonly isZero: boolean;
}

/** Something known to have this unit. */
export const of = (unit: Unit): Inferred => ({ unit, isZero: false });

/**
 * The unit that all operands share.
 * @throws NotationError
 */
export function sharedUnit(operation: string, node: Expression, operands: readonly Inferred[]): Inferred {
  const first = operands.find(({ isZero }) => !isZero);
  if (first === undefined) return { unit: dimensionless, isZero: true };
  for (const operand of operands) {
    if (!operand.isZero && !sameDimension(operand.unit, first.unit)) {
      throw formulaIs.unlike(quotedOperation(operation), node.span, first.unit, operand.unit);
    }
  }
  return of(first.unit);
}

const quotedOperation = (operation: string) => (/^\w/.test(operation) ? operation : `"${operation}"`);

/** @throws NotationError when the operand has a unit */
export function requirePlain(operation: string, node: Expression, { unit }: Inferred): void {
  if (!isDimensionless(unit)) throw formulaIs.notPlain(operation, node.span, unit);
}
