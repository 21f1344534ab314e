import { displayUnit, fromBase } from '../units/arithmetic.ts';
import type { Unit } from '../units/unit.ts';
import { foldExpression, unitsIn } from './fold.ts';
import { infer } from './infer.ts';
import { quantityIs } from './messages.ts';
import { monthlyIs } from './monthly/messages.ts';
import { constants } from './names.ts';
import type { Expression } from './tree.ts';
import { strayWordHint } from './unit-hint.ts';

/** A number that is the same on every draw. */
export interface Constant {
  /** In `unit`, as people would write it. */
  readonly value: number;
  /** Null when none was written: such a number takes the unit of its input. */
  readonly unit: Unit | null;
  /** In base units: to the last bit what the same text gives as a formula. */
  readonly base: number;
}

/**
 * The value of an expression without names other than `pi` and `e`, in the unit that follows from what was written:
 * `30 min + 1 hour` is 90 min.
 * @throws NotationError for other names, units that do not fit and values that are not finite
 */
export function evaluateConstant(tree: Expression): Constant {
  const known = infer(tree, ({ name, span }) => {
    throw quantityIs.unknownName(name, span, strayWordHint(name));
  });
  const base = known.value;
  if (base === null) throw monthlyIs.noInput(tree.span);
  const written = unitsIn(tree);
  // -0 and 0 are the same number and are written the same way.
  if (written.size === 0) return { value: base + 0, unit: null, base };
  const unit = written.has(known.unit) ? known.unit : displayUnit(known.unit);
  return { value: (writtenValue(tree) ?? fromBase(base, unit)) + 0, unit, base };
}

/** The number that stands there, with its signs; null for a calculation. */
function writtenValue(tree: Expression): number | null {
  if (tree.kind === 'number') return tree.value;
  const value = tree.kind === 'negate' ? writtenValue(tree.operand) : null;
  return value === null ? null : -value;
}

/** Whether an expression is built from numbers and constants alone. */
export function isConstant(tree: Expression): boolean {
  return foldExpression<boolean>(tree, (node, operands) =>
    node.kind === 'name'
      ? constants.has(node.name)
      : node.kind !== 'month' && node.kind !== 'monthly' && operands.every((operand) => operand),
  );
}
