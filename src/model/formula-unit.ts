import { didYouMean } from '../errors.ts';
import { evaluateConstant, isConstant } from '../notation/constant.ts';
import { foldExpression } from '../notation/fold.ts';
import { constants } from '../notation/names.ts';
import type { Expression } from '../notation/tree.ts';
import { strayWordHint } from '../notation/unit-hint.ts';
import {
  displayUnit,
  divideUnits,
  inBase,
  isDimensionless,
  multiplyUnits,
  raiseUnit,
  sameDimension,
} from '../units/arithmetic.ts';
import { dimensionless, type Unit } from '../units/unit.ts';
import { functionUnit } from './function-unit.ts';
import { type Inferred, of, requirePlain, sharedUnit } from './inferred.ts';
import { formulaIs } from './messages.ts';

/**
 * The unit that a formula's result has, as people would write it. Every operation and function is checked; only a
 * literal 0 goes with any unit.
 * `units` holds the unit of every name the formula may use.
 * @throws NotationError
 */
export function formulaUnit(tree: Expression, units: ReadonlyMap<string, Unit>): Unit {
  const unit = displayUnit(inferred(tree, units).unit);
  if (!Number.isFinite(unit.factor) || unit.factor === 0) throw formulaIs.tooLarge(tree.span);
  return unit;
}

/**
 * Checks that a formula's result has the dimension of the declared unit.
 * @throws NotationError
 */
export function checkFormula(tree: Expression, declared: Unit, units: ReadonlyMap<string, Unit>): void {
  const { unit, isZero } = inferred(tree, units);
  if (!isZero && !sameDimension(unit, declared)) throw formulaIs.otherUnit(tree.span, unit, declared);
}

function inferred(tree: Expression, units: ReadonlyMap<string, Unit>): Inferred {
  return foldExpression<Inferred>(tree, (node, operands) => nodeUnit(node, operands, units));
}

function nodeUnit(
  node: Expression,
  operands: readonly Inferred[],
  units: ReadonlyMap<string, Unit>,
): Inferred {
  switch (node.kind) {
    case 'number':
      return { unit: node.unit ?? dimensionless, isZero: node.value === 0 && node.unit === null };
    case 'name': {
      if (constants.has(node.name)) return of(dimensionless);
      const unit = units.get(node.name);
      if (unit !== undefined) return of(unit);
      throw formulaIs.unknownName(
        node.name,
        node.span,
        strayWordHint(node.name) ?? didYouMean(node.name, units.keys()),
      );
    }
    case 'negate':
      return operands[0]!;
    case 'not':
      requirePlain('not', node.operand, operands[0]!);
      return of(dimensionless);
    case 'binary':
      return binaryUnit(node, operands[0]!, operands[1]!);
    case 'call':
      return functionUnit(node, operands);
  }
}

function binaryUnit(node: Expression & { kind: 'binary' }, left: Inferred, right: Inferred): Inferred {
  switch (node.operator) {
    case '*':
      return of(multiplyUnits(left.unit, right.unit));
    case '/':
      return of(divideUnits(left.unit, right.unit));
    case '^':
      return of(powerUnit(node, left, right));
    case 'and':
    case 'or':
      requirePlain(node.operator, node.left, left);
      requirePlain(node.operator, node.right, right);
      return of(dimensionless);
    case '+':
    case '-':
      return sharedUnit(node.operator, node, [left, right]);
    default:
      sharedUnit(node.operator, node, [left, right]);
      return of(dimensionless);
  }
}

function powerUnit(node: Expression & { kind: 'binary' }, base: Inferred, exponent: Inferred): Unit {
  requirePlain('an exponent', node.right, exponent);
  if (isDimensionless(base.unit)) return dimensionless;
  if (!isConstant(node.right)) throw formulaIs.exponentVaries(node.span, base.unit);
  const { value, unit } = evaluateConstant(node.right);
  return raiseUnit(base.unit, inBase(value, unit ?? dimensionless));
}
