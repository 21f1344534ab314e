import {
  divideUnits,
  isDimensionless,
  multiplyUnits,
  raiseUnit,
  sameDimension,
} from '../../units/arithmetic.ts';
import { dimensionless, type Unit } from '../../units/unit.ts';
import type { Span } from '../tree.ts';
import { formulaIs } from './messages.ts';

/** What a part of a formula measures. A literal 0 goes with any unit, so that `max(0, cost)` can be written. */
export interface Measure {
  readonly unit: Unit;
  readonly isZero: boolean;
}

/** What is known of a part of a formula before anything is drawn. */
export interface Known extends Measure {
  /** In base units; null where it may differ from draw to draw. */
  readonly value: number | null;
  readonly span: Span;
}

/**
 * What the result of an operation measures; `word` and `span` are the operation as written.
 * @throws NotationError when the operands do not fit
 */
export type UnitRule = (word: string, span: Span, operands: readonly Known[]) => Measure;

/** Something known to have this unit. */
export const of = (unit: Unit): Measure => ({ unit, isZero: false });

/** Operands and result share one unit. */
export const shared: UnitRule = (word, span, operands) => {
  const first = operands.find(({ isZero }) => !isZero);
  if (first === undefined) return { unit: dimensionless, isZero: true };
  for (const { unit, isZero } of operands) {
    if (!isZero && !sameDimension(unit, first.unit))
      throw formulaIs.unlike(/^\w/.test(word) ? word : `"${word}"`, span, first.unit, unit);
  }
  return of(first.unit);
};

/** Operands share one unit, and the result has none. */
export const compared: UnitRule = (word, span, operands) => {
  shared(word, span, operands);
  return of(dimensionless);
};

/** Operands and result are plain numbers. */
export const dimensionlessOnly: UnitRule = (word, _, operands) => {
  for (const operand of operands) requirePlain(word, operand);
  return of(dimensionless);
};

/** A plain number decides between two of one unit. */
export const chosen: UnitRule = (word, span, [condition, ...choices]) => {
  requirePlain(`the condition of ${word}`, condition!);
  return shared(word, span, choices);
};

export const product: UnitRule = (_, __, [a, b]) => of(multiplyUnits(a!.unit, b!.unit));

export const quotient: UnitRule = (_, __, [a, b]) => of(divideUnits(a!.unit, b!.unit));

/** The exponent is a plain number, and fixed where the base has a unit. */
export const power: UnitRule = (_, span, [base, exponent]) => {
  requirePlain('an exponent', exponent!);
  const { unit } = base!;
  const { value } = exponent!;
  if (isDimensionless(unit)) return of(dimensionless);
  if (value === null) throw formulaIs.exponentVaries(span, unit);
  if (!Number.isFinite(value)) throw formulaIs.notFinite(exponent!.span, value);
  const raised = raiseUnit(unit, value);
  if (!Object.values(raised.dimension).every(Number.isFinite)) throw formulaIs.tooLarge(span);
  return of(raised);
};

/** Halves the powers. */
export const root: UnitRule = (_, __, [operand]) => of(raiseUnit(operand!.unit, 0.5));

/** What is measured rather than counted, so that "a whole number of it" depends on the unit. */
const measured = ['s', 'J', 'byte', 'g'];

/** Whole numbers make sense for counts and plain numbers. */
export const counted: UnitRule = (word, span, [operand]) => {
  const { unit } = operand!;
  if (measured.some((base) => base in unit.dimension)) throw formulaIs.notCounted(word, span, unit);
  return of(unit);
};

function requirePlain(operation: string, { unit, span }: Known): void {
  if (!isDimensionless(unit)) throw formulaIs.notPlain(operation, span, unit);
}
