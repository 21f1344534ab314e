import { describe, expect, it } from 'vitest';
import { readUnit } from '../../units/read-unit.ts';
import { NotationError } from '../../errors.ts';
import type { Unit } from '../../units/unit.ts';
import { formatExpression } from '../format.ts';
import { formulaUnit } from '../formula-unit.ts';
import { parseFormula, parseGoal } from '../parse-formula.ts';
import { checkComparedMonths, checkMonths, checkNoCalendar } from './check.ts';
import { calendarMonth, monthlyFunctions } from './functions.ts';
import { isMoving, namesNow, namesWhole } from './uses.ts';

/** 2027 and 2028. */
const span = { from: 2027 * 12, months: 24 };

const unit = (text: string): Unit => readUnit(text).unit;

const units = new Map<string, Unit>([
  ['cost', unit('USD/day')],
  ['tokens', unit('token/hour')],
  ['queries', unit('query/day')],
  ['power', unit('kW')],
  ['carbon', unit('kg/day')],
  ['bill', unit('USD')],
  ['gpu_price', unit('USD/GPU/hour')],
  ['speed', unit('token/GPU/s')],
  ['share', unit('1')],
  ['over', calendarMonth],
  ['month_index', unit('1')],
  ['days_in_month', unit('day')],
]);

const messageOf = (run: () => unknown) => {
  try {
    run();
  } catch (error) {
    if (error instanceof NotationError) return error.message;
    throw error;
  }
  return 'accepted';
};

describe('every function of months', () => {
  it.each(Object.entries(monthlyFunctions))(
    '%s: its example is read, and written as it is read',
    (name, { example }) => {
      const written = formatExpression(parseFormula(example));
      expect(example).toContain(`${name}(`);
      expect(formatExpression(parseFormula(written))).toBe(written);
    },
  );

  it.each([
    'at(cost, 2027-06)',
    'total(cost, 2027-04, 2028-12)',
    'previous(previous(cost, 1 USD/day), 2 USD/day)',
    'first_month(total_to_date(cost) > 1000 USD)',
    'total(cost) / total(queries)',
    'highest(cost) - lowest(cost) / average(cost) * cost',
  ])('%s is written as it was read', (text) => expect(formatExpression(parseFormula(text))).toBe(text));
});

describe('units', () => {
  it.each([
    ['total(cost)', 'USD'],
    ['total(cost, 2027-04, 2027-06)', 'USD'],
    ['total_to_date(tokens)', 'token'],
    ['total(queries)', 'query'],
    ['total(power)', 'kWh'],
    ['total(carbon)', 'kg'],
    ['total(cost * 2)', 'USD'],
    ['at(gpu_price, 2027-06)', 'USD/GPU/hour'],
    ['average(share)', '1'],
    ['highest(cost) / lowest(cost)', '1'],
    ['previous(cost, 0)', 'USD/day'],
    ['previous(cost, 2 USD/hour)', 'USD/hour'],
    ['cost * days_in_month', 'USD'],
    ['cost * month_index', 'USD/day'],
    ['total(cost * total_to_date(cost) / total(cost))', 'USD'],
  ])('%s is in %s', (text, expected) => {
    const found = formulaUnit(parseFormula(text), units);
    expect(found.dimension).toEqual(unit(expected).dimension);
  });

  it.each([
    'total(bill)',
    'total(gpu_price)',
    'total(speed)',
    'total(share)',
    'total_to_date(bill)',
    'total(total(cost))',
  ])('%s adds up no rate', (text) =>
    expect(messageOf(() => formulaUnit(parseFormula(text), units))).toContain('adds up a rate'),
  );

  it('a condition has none, and a stock one', () => {
    expect(messageOf(() => formulaUnit(parseFormula('first_month(cost)'), units))).toContain(
      'takes a condition',
    );
    expect(messageOf(() => formulaUnit(parseFormula('previous(cost, 5 kWh)'), units))).toContain(
      'two values of the same kind',
    );
  });
});

describe('months as they are written', () => {
  it.each([
    ['2027 - 06', 'number must not begin with 0'],
    ['at(cost, 2027 - 6)', 'must be a month'],
    ['at(cost, month_index)', 'must be a month'],
    ['at(2027-06, cost)', 'a month can only be used'],
    ['cost * 2027-06', 'a month can only be used'],
    ['-2027-06', 'a month can only be used'],
    ['max(2027-06, 1)', 'a month can only be used'],
    ['at(cost, 2027-06) + 2027-06', 'a month can only be used'],
    ['total(cost, 2027-04)', 'takes 1 or 3 arguments'],
    ['at(cost, 2027-06, 2027-07)', 'a month can only be used'],
    ['at(cost, 2027-06, 3)', 'takes 2 arguments'],
    ['average(x=cost)', 'by position'],
  ])('%s: %s', (text, message) => expect(messageOf(() => parseFormula(text))).toContain(message));

  // A subtraction with blanks, and one of numbers that are no month.
  it.each(['2027 - 6', '2027-13 + cost', 'cost - 2027', '1027-06', '2027-061'])(
    '%s holds no month',
    (text) => {
      const message = messageOf(() => parseFormula(text));
      expect(message).not.toContain('a month can only be used');
    },
  );

  it('lie in the horizon, the first before the last', () => {
    const check = (text: string) => messageOf(() => checkMonths(parseFormula(text), span));
    expect(check('at(cost, 2028-12)')).toBe('accepted');
    expect(check('at(cost, 2029-01)')).toContain('outside the horizon');
    expect(check('total(cost, 2026-12, 2027-02)')).toContain('outside the horizon');
    expect(check('total(cost, 2027-03, 2027-02)')).toContain(
      'first month of a total must not be after its last',
    );
    expect(check('total(cost, 2027-03, 2027-03)')).toBe('accepted');
    expect(messageOf(() => checkMonths(parseFormula('total(cost)'), null))).toContain('needs a horizon');
  });
});

describe('a first month', () => {
  const goal = (text: string) =>
    messageOf(() => checkComparedMonths(parseGoal(text).comparison, units, text));

  it.each([
    'over > 2027-09',
    '2027-09 >= over',
    'over == over',
    'first_month(cost > 1 USD/day) < over',
    'over > 2027-09 and bill < 1 USD',
  ])('is compared with months: %s', (text) => expect(goal(text)).toBe('accepted'));

  it.each([
    'over > 9',
    'over + 1 > 2027-09',
    'max(over, over) > 2027-09',
    'highest(over) > 2027-09',
    'if(over, 1, 2) > 1',
    '-over < 2027-09',
  ])('and with nothing else: %s', (text) =>
    expect(goal(text)).toContain('can only be compared with a month'),
  );

  it('a month is compared with nothing else', () =>
    expect(goal('bill > 2027-09')).toContain('a month can only be used'));

  it('is no part of a formula', () => {
    const check = (text: string) => messageOf(() => checkNoCalendar(parseFormula(text), units));
    expect(check('first_month(cost > 1 USD/day)')).toBe('accepted');
    expect(check('first_month(cost > 1 USD/day) > 2027-06')).toContain('only goals may use it');
    expect(check('over > 2027-06')).toContain('only goals may use it');
    expect(check('month_index > 2027-06')).toContain('a month can only be used');
  });
});

describe('goals over months', () => {
  it.each([
    ['cost < 5 USD/day in every month', 'every', null],
    ['cost < 5 USD/day in any month with 80%', 'any', 0.8],
    ['cost < 5 USD/day with 80%', null, 0.8],
  ])('%s', (text, months, required) => expect(parseGoal(text)).toMatchObject({ months, required }));

  it.each([
    'cost < 5 USD/day in every year',
    'cost < 5 USD/day in month',
    'cost < 5 USD/day in every month in any month',
  ])('%s is none', (text) => expect(messageOf(() => parseGoal(text))).toContain('expected'));
});

describe('what formulas use', () => {
  it('previous needs nothing of its own month but what it starts with', () => {
    expect(namesNow(parseFormula('previous(a, b) + c'))).toEqual(['b', 'c']);
    expect(namesWhole(parseFormula('previous(a, b) + total(c) + total_to_date(d)'))).toEqual(['c']);
  });

  it('whole functions do not move, others do', () => {
    const moving = new Set(['a']);
    const moves = (text: string) => isMoving(parseFormula(text), moving);
    expect(['a', 'b + a', 'previous(b, 1)', 'month_index', 'total_to_date(b)'].map(moves)).toEqual(
      Array(5).fill(true),
    );
    expect(['b', 'total(a)', 'at(a, 2027-01) + b', 'average(a * month_index)'].map(moves)).toEqual(
      Array(4).fill(false),
    );
  });
});
