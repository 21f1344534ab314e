import { isDimensionless, sameDimension } from '../../units/arithmetic.ts';
import { isRate, totalUnit } from '../../units/rate.ts';
import { dimensionless, type Unit } from '../../units/unit.ts';
import { formulaIs } from '../operations/messages.ts';
import { type Measure, of, type UnitRule } from '../operations/unit-rules.ts';
import type { MonthlyWord } from '../tree.ts';
import { monthlyIs } from './messages.ts';

/** A function of what the months of a horizon hold. */
export interface MonthlyFunction {
  /** Its arguments, the first a formula; `month` stands for a month of the calendar. */
  readonly parameters: readonly string[];
  /** How many of them there are at least. */
  readonly fewest: number;
  /** Whether it has one value for the whole horizon, and may look at every month. */
  readonly isWhole: boolean;
  readonly explanation: string;
  readonly example: string;
  readonly unit: UnitRule;
}

/** A month of the calendar as the result of a formula: it compares with other months only. */
export const calendarMonth: Unit = { text: 'month', factor: 1, dimension: { 'calendar month': 1 } };

export const isCalendarMonth = (unit: Unit) => sameDimension(unit, calendarMonth);

const kept: UnitRule = (_, __, [x]) => of(x!.unit);

/** Nothing but a rate over time adds up to an amount. */
const summed: UnitRule = (word, span, [x]): Measure => {
  if (!isRate(x!.unit)) throw monthlyIs.noRate(word, span, x!.unit);
  return of(totalUnit(x!.unit));
};

const compared: UnitRule = (word, _, [condition]) => {
  if (!isDimensionless(condition!.unit)) throw monthlyIs.noCondition(word, condition!.span, condition!.unit);
  return of(calendarMonth);
};

/** The unit of a stock is that of what it starts with. */
const ofFirst: UnitRule = (word, span, [x, first]) => {
  if (!x!.isZero && !first!.isZero && !sameDimension(x!.unit, first!.unit))
    throw formulaIs.unlike(word, span, x!.unit, first!.unit);
  return first!.isZero ? of(x!.isZero ? dimensionless : x!.unit) : of(first!.unit);
};

const rows = {
  previous: {
    parameters: ['x', 'first'],
    fewest: 2,
    isWhole: false,
    explanation: 'x of the month before; `first` in the first month',
    example: 'previous(stock, 10) * 1.1',
    unit: ofFirst,
  },
  at: {
    parameters: ['x', 'month'],
    fewest: 2,
    isWhole: true,
    explanation: 'x in one month',
    example: 'at(daily_cost, 2027-06)',
    unit: kept,
  },
  total: {
    parameters: ['x', 'month', 'month'],
    fewest: 1,
    isWhole: true,
    explanation: 'the sum of a rate over the horizon, or from one month to another, both included',
    example: 'total(daily_cost, 2027-04, 2027-06)',
    unit: summed,
  },
  total_to_date: {
    parameters: ['x'],
    fewest: 1,
    isWhole: false,
    explanation: 'the sum of a rate up to the end of the month',
    example: 'total_to_date(daily_cost)',
    unit: summed,
  },
  average: {
    parameters: ['x'],
    fewest: 1,
    isWhole: true,
    explanation: 'mean of x over the days of the horizon',
    example: 'average(fleet_utilization)',
    unit: kept,
  },
  highest: {
    parameters: ['x'],
    fewest: 1,
    isWhole: true,
    explanation: 'the largest value of x in any month',
    example: 'highest(gpus)',
    unit: kept,
  },
  lowest: {
    parameters: ['x'],
    fewest: 1,
    isWhole: true,
    explanation: 'the smallest value of x in any month',
    example: 'lowest(fleet_utilization)',
    unit: kept,
  },
  first_month: {
    parameters: ['condition'],
    fewest: 1,
    isWhole: true,
    explanation: 'the first month in which a condition holds, or never',
    example: 'first_month(total_to_date(daily_cost) > 1M USD)',
    unit: compared,
  },
} satisfies Readonly<Record<MonthlyWord, MonthlyFunction>>;

/** Functions of scenarios with a horizon, in the order of the docs. */
export const monthlyFunctions: Readonly<Record<MonthlyWord, MonthlyFunction>> = rows;

/** Names that a scenario with a horizon has beside its own: the number of the month from 0, and how long it is. */
export const monthlyNames = ['month_index', 'days_in_month'] as const;

export const isMonthlyWord = (word: string): word is MonthlyWord => Object.hasOwn(rows, word);
