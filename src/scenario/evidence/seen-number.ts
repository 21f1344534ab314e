import { NotationError } from '../../errors.ts';
import { pow } from '../../elementary/elementary.ts';
import { daysIn } from '../../notation/calendar-month.ts';
import { quantityIs, quoted } from '../../notation/messages.ts';
import { parseQuantity } from '../../notation/parse-quantity.ts';
import { parseUnit } from '../../notation/parse-unit.ts';
import type { QuantityNode } from '../../notation/tree.ts';
import { divideUnits, inBase, isDimensionless, sameDimension } from '../../units/arithmetic.ts';
import { unitOfPowers } from '../../units/powers.ts';
import { powersOf } from '../../units/read-unit.ts';
import { dimensionless, type Unit } from '../../units/unit.ts';
import type { MoneyNames } from '../currency/in-one-currency.ts';
import { middleOf, ratesBetween } from '../currency/middle-rate.ts';
import { unitName } from '../inputs.ts';
import { type Reading, readNotation, report } from '../reading.ts';
import type { YamlScalar } from '../yaml-tree.ts';
import type { Subject } from './subject.ts';

/** A number that was seen. */
export interface SeenNumber {
  /** In base units of what was observed. */
  readonly base: number;
  /** The unit of people; its factor is in base units of what was observed. */
  readonly unit: Unit;
  /** Whether no unit stands beside it. */
  readonly isBare: boolean;
  /** As written, with its unit. */
  readonly text: string;
}

/** What is needed to read numbers of an observation. */
export interface NumberReading {
  readonly subject: Subject;
  readonly names: MoneyNames;
  readonly reading: Reading;
}

const second = parseUnit('s');
const secondsADay = 86_400;

/** Whether a unit stands for an amount that what was observed comes to over some time. */
function isAmount(unit: Unit, of: Unit): boolean {
  return !isDimensionless(of) && sameDimension(divideUnits(unit, second), of);
}

/** The unit with the words month and months meaning a month of the calendar. */
function inCalendarMonth(unit: Unit, seconds: number): Unit {
  const powers = powersOf(unit);
  const power = (powers.get('month') ?? 0) + (powers.get('months') ?? 0);
  if (power === 0) return unit;
  const rest = unitOfPowers(new Map([...powers].filter(([word]) => word !== 'month' && word !== 'months')));
  return { ...unit, factor: rest.factor * pow(seconds, power) };
}

/**
 * A unit of people with the factor that takes it to base units of what was observed, in the currency that was written: an amount of
 * a month is spread over its days. Null, and a problem, where it measures something else.
 */
function seenUnit(
  unit: Unit,
  of: Unit,
  node: YamlScalar,
  { subject, names, reading }: NumberReading,
): Unit | null {
  const { month, name } = subject;
  const isSame = sameDimension(unit, of);
  const isOfMonth = of === subject.unit && isAmount(unit, of);
  if (!isSame && !(month !== null && isOfMonth)) {
    const rule = `must be in ${unitName(of)} or another unit of the same dimension`;
    const hint = isOfMonth
      ? `an amount needs the month that it is of, as in \`month: 2026-10\`; else write ${unitName(of)}`
      : undefined;
    report(reading, node, rule, unitName(unit), hint);
    return null;
  }
  const seconds = month === null ? null : daysIn(month) * secondsADay;
  const calendar = seconds === null ? unit : inCalendarMonth(unit, seconds);
  const spread = isSame ? 1 : seconds!;
  const rates = ratesBetween(unit, of);
  // A rate that could not be read has been reported; one that is observed itself is no amount of money.
  if (names.unread.has(name) || !Number.isFinite(middleOf(rates, names.inputs))) return null;
  return spread === 1 ? calendar : { ...calendar, factor: calendar.factor / spread };
}

/** The unit of what was observed, as numbers that name none are in it. */
export const ownUnit = (node: YamlScalar, context: NumberReading): Unit =>
  seenUnit(context.subject.unit, context.subject.unit, node, context) ?? context.subject.unit;

const ofInputs = quantityIs.unknownName('', { start: 0, end: 0 }, undefined).rule;

/** Parses what is no input, whatever the notation is called otherwise. @throws NotationError */
export function parseSeen(text: string): QuantityNode {
  try {
    return parseQuantity(text);
  } catch (error) {
    if (!(error instanceof NotationError) || error.rule !== ofInputs) throw error;
    throw new NotationError('must be a number, without names other than pi and e', error, error.found);
  }
}

/** Reads one number; `bare` is the unit of one that names none. What is wrong is reported; null then. */
export function readSeen(
  node: YamlScalar,
  bare: Unit,
  what: string,
  context: NumberReading,
  of: Unit = context.subject.unit,
): SeenNumber | null {
  const { reading } = context;
  const tree = readNotation(reading, node, parseSeen);
  if (tree === null) return null;
  if (tree.kind !== 'constant') {
    const hint =
      tree.family === 'to' && what === 'what was seen'
        ? 'a hard range is `between: [low, high]`; else write one `value` and its `error`'
        : undefined;
    report(reading, node, `${what} must be one number`, quoted(node.text), hint);
    return null;
  }
  const unit = tree.unit === null ? bare : seenUnit(tree.unit, of, node, context);
  if (unit === null) return null;
  const isExact = tree.unit !== null && unit.factor === tree.unit.factor;
  const base = isExact ? tree.base : inBase(tree.value, unit);
  const isBare = tree.unit === null;
  const text = isBare && unit.text !== '' ? `${node.text} ${unit.text}` : node.text;
  if (Number.isFinite(base)) return { base, unit, isBare, text };
  report(reading, node, 'a number is too large to calculate with', quoted(node.text));
  return null;
}

/** The unit without its percent signs: of a value in points a bare error is a share. */
export function withoutPercent(unit: Unit): Unit {
  const powers = powersOf(unit);
  if (!powers.has('%')) return unit;
  const rest = unitOfPowers(new Map([...powers].filter(([word]) => word !== '%')));
  return rest.text === '' ? dimensionless : rest;
}
