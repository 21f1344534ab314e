import { didYouMean } from '../errors.ts';
import { displayUnit, sameDimension } from '../units/arithmetic.ts';
import type { Unit } from '../units/unit.ts';
import { infer } from './infer.ts';
import { monthlyNames } from './monthly/functions.ts';
import { monthlyIs } from './monthly/messages.ts';
import { formulaIs } from './operations/messages.ts';
import type { Known } from './operations/unit-rules.ts';
import type { Expression } from './tree.ts';
import { strayWordHint } from './unit-hint.ts';

/**
 * The unit that a formula's result has, as people would write it. Every operation and function is checked; only a
 * literal 0 goes with any unit.
 * `units` holds the unit of every name the formula may use.
 * @throws NotationError also for a formula that always gives the same number, and that is not finite
 */
export function formulaUnit(tree: Expression, units: ReadonlyMap<string, Unit>): Unit {
  return displayUnit(inferred(tree, units).unit);
}

/**
 * Checks that a formula's result has the dimension of the declared unit.
 * @throws NotationError
 */
export function checkFormula(tree: Expression, declared: Unit, units: ReadonlyMap<string, Unit>): void {
  const { unit, isZero } = inferred(tree, units);
  if (!isZero && !sameDimension(unit, declared)) throw formulaIs.otherUnit(tree.span, unit, declared);
}

function inferred(tree: Expression, units: ReadonlyMap<string, Unit>): Known {
  return infer(tree, ({ name, span }) => {
    const unit = units.get(name);
    if (unit !== undefined) return unit;
    if ((monthlyNames as readonly string[]).includes(name)) throw monthlyIs.needsHorizon(name, span);
    throw formulaIs.unknownName(name, span, strayWordHint(name) ?? didYouMean(name, units.keys()));
  });
}
