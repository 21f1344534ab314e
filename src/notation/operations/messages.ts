import { NotationError } from '../../errors.ts';
import { displayUnit, divideUnits, isDimensionless } from '../../units/arithmetic.ts';
import type { Unit } from '../../units/unit.ts';
import { quoted } from '../messages.ts';
import type { Span } from '../tree.ts';

/** A unit as people would write it. */
function unitText(unit: Unit): string {
  return isDimensionless(unit) ? 'no unit' : displayUnit(unit).text;
}

/** A total and a rate differ by a time. */
function rateHint(declared: Unit, found: Unit): string | undefined {
  const powers = Object.entries(divideUnits(declared, found).dimension).filter(([, power]) => power !== 0);
  return powers.every(([base]) => base === 's') ? betweenHint(declared, found, 'it') : undefined;
}

const numberHint = (unit: Unit) => `write a number with its unit, as in 5 ${displayUnit(unit).text}`;

/** What one value must be multiplied or divided by to be of the kind of the other. */
function betweenHint(left: Unit, right: Unit, what = `what is in ${unitText(right)}`): string {
  const { text } = displayUnit(divideUnits(left, right));
  const [verb, unit] = text.startsWith('1/')
    ? ['divide', displayUnit(divideUnits(right, left)).text]
    : ['multiply', text];
  return `${verb} ${what} by a quantity in ${unit}`;
}

/** What is wrong with the units or the value of a formula. */
export const formulaIs = {
  unknownName: (name: string, at: Span, hint: string | undefined) =>
    new NotationError('unknown name', at, quoted(name), hint),
  unlike: (operation: string, at: Span, left: Unit, right: Unit) =>
    new NotationError(
      `${operation} needs two values of the same kind`,
      at,
      `${unitText(left)} and ${unitText(right)}`,
      isDimensionless(left) !== isDimensionless(right)
        ? numberHint(isDimensionless(left) ? right : left)
        : betweenHint(left, right),
    ),
  notPlain: (operation: string, at: Span, unit: Unit) =>
    new NotationError(
      `${operation} needs a number without a unit`,
      at,
      unitText(unit),
      `divide by 1 ${displayUnit(unit).text} first`,
    ),
  exponentVaries: (at: Span, unit: Unit) =>
    new NotationError(
      'a power of something with a unit needs a fixed number as its exponent',
      at,
      unitText(unit),
      `divide by 1 ${displayUnit(unit).text} first`,
    ),
  notCounted: (name: string, at: Span, unit: Unit) =>
    new NotationError(
      `${name} works on counts, and this is measured`,
      at,
      unitText(unit),
      `say in which unit, as in ${name}(x / (1 ${displayUnit(unit).text})) * 1 ${displayUnit(unit).text}`,
    ),
  otherUnit: (at: Span, found: Unit, declared: Unit) =>
    new NotationError(
      `the formula should give ${unitText(declared)}`,
      at,
      `it gives ${unitText(found)}`,
      isDimensionless(found) ? numberHint(declared) : rateHint(declared, found),
    ),
  tooLarge: (at: Span) =>
    new NotationError('the powers of units in this formula are too large to calculate with', at),
  notFinite: (at: Span, found: number) =>
    new NotationError('this is not a finite number', at, quoted(String(found))),
};
