import { NotationError } from '../../errors.ts';
import { displayUnit, isDimensionless } from '../../units/arithmetic.ts';
import type { Unit } from '../../units/unit.ts';
import { quoted } from '../messages.ts';
import type { Span } from '../tree.ts';

const unitText = (unit: Unit) => (isDimensionless(unit) ? 'no unit' : displayUnit(unit).text);

/** What is wrong with months in a formula. */
export const monthlyIs = {
  noRate: (word: string, at: Span, unit: Unit) =>
    new NotationError(
      `${word} adds up a rate: money, tokens, queries, energy or emissions per day or hour`,
      at,
      unitText(unit),
      `as in ${word}(daily_cost); for a quantity that is not a rate use average(x), highest(x) or at(x, 2027-06)`,
    ),
  noCondition: (word: string, at: Span, unit: Unit) =>
    new NotationError(
      `${word} takes a condition`,
      at,
      unitText(unit),
      `as in ${word}(daily_cost > 4k USD/day)`,
    ),
  stray: (at: Span, found: string) =>
    new NotationError(
      'a month can only be used in at(x, 2027-06), in total(x, 2027-04, 2027-06) and beside a first_month in a goal',
      at,
      quoted(found),
      `for a subtraction write spaces around the minus, as in ${found.split('-').map(Number).join(' - ')}`,
    ),
  noMonth: (word: string, at: Span, found: string) =>
    new NotationError(
      `this argument of ${word} must be a month`,
      at,
      found === '' ? 'the end' : quoted(found),
      'as in 2027-06',
    ),
  noInput: (at: Span) =>
    new NotationError(
      'a number cannot depend on months',
      at,
      undefined,
      'calculate with months under formulas',
    ),
  needsHorizon: (word: string, at: Span) =>
    new NotationError(
      `${word} needs a horizon, and the scenario has none`,
      at,
      undefined,
      'add one, as in `horizon: { from: 2027-01, months: 12 }`',
    ),
  outside: (at: Span, found: string, first: string, last: string) =>
    new NotationError(
      'this month is outside the horizon',
      at,
      quoted(found),
      `which goes from ${first} to ${last}`,
    ),
  backwards: (at: Span, found: string) =>
    new NotationError('the first month of a total must not be after its last', at, quoted(found)),
  onlyInGoals: (at: Span, found: string) =>
    new NotationError(
      'a first_month is not a number: only goals may use it',
      at,
      quoted(found),
      'as in the goal `over_budget > 2027-09 with 90%`',
    ),
  notBesideMonth: (at: Span, found: string) =>
    new NotationError(
      'a first_month can only be compared with a month',
      at,
      quoted(found),
      'as in `over_budget > 2027-09 with 90%`',
    ),
};
