import {
  convertValue,
  divideUnits,
  inBase,
  isDimensionless,
  multiplyUnits,
  raiseUnit,
  sameDimension,
} from '../units/arithmetic.ts';
import { dimensionless, type Unit } from '../units/unit.ts';
import { foldExpression } from './fold.ts';
import { functionNamed } from './functions.ts';
import { quantityIs } from './messages.ts';
import { constants } from './names.ts';
import { strayWordHint } from './unit-hint.ts';
import type { BinaryOperator, Expression, Span } from './tree.ts';

/** A number that is the same on every draw. `unit` is null when none was written. */
export interface Constant {
  readonly value: number;
  readonly unit: Unit | null;
}

/**
 * The value of an expression without names other than `pi` and `e`, in the unit that follows from what was written.
 * @throws NotationError for other names, units that do not fit and values that are not finite
 */
export function evaluateConstant(tree: Expression): Constant {
  const { value, unit } = foldExpression<Constant>(tree, (node, operands) => evaluateNode(node, operands));
  if (!Number.isFinite(value)) throw quantityIs.notFinite(tree.span, String(value));
  // -0 and 0 are the same number and are written the same way.
  return { value: value + 0, unit };
}

/** Whether an expression is built from numbers and constants alone. */
export function isConstant(tree: Expression): boolean {
  return foldExpression<boolean>(tree, (node, operands) =>
    node.kind === 'name' ? constants.has(node.name) : operands.every((operand) => operand),
  );
}

function evaluateNode(node: Expression, operands: readonly Constant[]): Constant {
  switch (node.kind) {
    case 'number':
      return node;
    case 'name': {
      const value = constants.get(node.name);
      if (value === undefined) {
        throw quantityIs.unknownName(node.name, node.span, strayWordHint(node.name));
      }
      return { value, unit: null };
    }
    case 'negate':
      return { value: -operands[0]!.value, unit: operands[0]!.unit };
    case 'not':
      return { value: plain(operands[0]!, node.span) === 0 ? 1 : 0, unit: null };
    case 'binary':
      return evaluateBinary(node.operator, operands[0]!, operands[1]!, node.span);
    case 'call':
      return evaluateCall(node.function, operands, node.span);
  }
}

function evaluateBinary(operator: BinaryOperator, left: Constant, right: Constant, span: Span): Constant {
  const { value: a, unit } = left;
  const truth = (holds: boolean): Constant => ({ value: holds ? 1 : 0, unit: null });
  switch (operator) {
    case '*':
      return { value: a * right.value, unit: joined(left.unit, right.unit, multiplyUnits) };
    case '/':
      return { value: a / right.value, unit: joined(left.unit, right.unit, divideUnits) };
    case '^': {
      const power = plain(right, span);
      return { value: a ** power, unit: unit === null ? null : raiseUnit(unit, power) };
    }
    case 'and':
      return truth(plain(left, span) !== 0 && plain(right, span) !== 0);
    case 'or':
      return truth(plain(left, span) !== 0 || plain(right, span) !== 0);
  }
  const [x, y, common] = aligned(left, right, span);
  switch (operator) {
    case '+':
      return { value: x + y, unit: common };
    case '-':
      return { value: x - y, unit: common };
    case '<':
      return truth(x < y);
    case '<=':
      return truth(x <= y);
    case '>':
      return truth(x > y);
    case '>=':
      return truth(x >= y);
    case '==':
      return truth(x === y);
    case '!=':
      return truth(x !== y);
  }
}

function evaluateCall(name: string, operands: readonly Constant[], span: Span): Constant {
  const values = operands.map((operand) => plain(operand, span));
  return { value: functionNamed(name)!.apply(...values), unit: null };
}

function joined(a: Unit | null, b: Unit | null, join: (a: Unit, b: Unit) => Unit): Unit | null {
  return a === null && b === null ? null : join(a ?? dimensionless, b ?? dimensionless);
}

/** Both values in the unit of the first; a bare number goes with a share. */
function aligned(left: Constant, right: Constant, span: Span): [x: number, y: number, unit: Unit | null] {
  if (left.unit === null && right.unit === null) return [left.value, right.value, null];
  const a = left.unit ?? dimensionless;
  const b = right.unit ?? dimensionless;
  if (!sameDimension(a, b)) throw quantityIs.unlike(span, a.text || 'no unit', b.text || 'no unit');
  return [left.value, convertValue(right.value, b, a), a];
}

function plain({ value, unit }: Constant, span: Span): number {
  if (unit === null) return value;
  if (!isDimensionless(unit)) throw quantityIs.unlike(span, unit.text, 'no unit');
  return inBase(value, unit);
}
