import type { Expression } from '../notation/tree.ts';
import { raiseUnit } from '../units/arithmetic.ts';
import { dimensionless } from '../units/unit.ts';
import { type Inferred, requirePlain, sharedUnit } from './inferred.ts';
import { formulaIs } from './messages.ts';

type Call = Expression & { kind: 'call' };
type UnitRule = (node: Call, operands: readonly Inferred[]) => Inferred;

const plain: Inferred = { unit: dimensionless, isZero: false };

/** All arguments and the result share one unit. */
const shared: UnitRule = (node, operands) => sharedUnit(node.function, node, operands);

/** Arguments and result are plain numbers. */
const dimensionlessOnly: UnitRule = (node, operands) => {
  operands.forEach((operand, index) => {
    requirePlain(node.function, node.arguments[index]!, operand);
  });
  return plain;
};

/** What is measured rather than counted, so that "a whole number of it" depends on the unit. */
const measured = ['s', 'J', 'byte', 'g'];

/** Whole numbers make sense for counts and plain numbers. */
const counted: UnitRule = (node, operands) => {
  const { unit } = operands[0]!;
  if (measured.some((base) => base in unit.dimension)) {
    throw formulaIs.notCounted(node.function, node.span, unit);
  }
  return { unit, isZero: false };
};

const rules: Readonly<Record<string, UnitRule>> = {
  if: (node, operands) => {
    requirePlain('the condition of if', node.arguments[0]!, operands[0]!);
    return sharedUnit('if', node, operands.slice(1));
  },
  min: shared,
  max: shared,
  clamp: shared,
  abs: shared,
  sqrt: (_, operands) => ({ unit: raiseUnit(operands[0]!.unit, 0.5), isZero: false }),
  exp: dimensionlessOnly,
  expm1: dimensionlessOnly,
  ln: dimensionlessOnly,
  log1p: dimensionlessOnly,
  log10: dimensionlessOnly,
  sin: dimensionlessOnly,
  cos: dimensionlessOnly,
  tan: dimensionlessOnly,
  atan2: (node, operands) => {
    sharedUnit('atan2', node, operands);
    return plain;
  },
  floor: counted,
  ceil: counted,
  round: counted,
};

/**
 * The unit of a call's result.
 * @throws NotationError when the arguments do not fit
 */
export function functionUnit(node: Call, operands: readonly Inferred[]): Inferred {
  const rule = rules[node.function];
  if (rule === undefined) throw new Error(`no unit rule for ${node.function}`);
  return rule(node, operands);
}
