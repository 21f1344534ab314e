import { describe, expect, it } from 'vitest';
import { formatExpression } from '../../notation/format.ts';
import { readScenarioText } from '../read-scenario.ts';

const written = (goal: string, outputs = '[bill, late]') => `
horizon: { from: 2027-01, months: 12 }
inputs: { x: { value: 100 USD/day, growth: 1% to 9% per month } }
formulas:
  bill: total(x)
  late: first_month(x > 150 USD/day)
  early: first_month(x > 120 USD/day)
outputs: ${outputs}
goals: ['${goal}']
`;

// What such goals come to, never among it, stands in plan/months/months-known.test.ts.
describe('a goal on a first month', () => {
  it('is what it says: never comes after every month', () => {
    const [found] = readScenarioText(written('late > 2027-09')).goals;
    expect(formatExpression(found!.tree)).toBe('late > 2027-09');
  });

  it('knows nothing beyond the horizon', () =>
    expect(() => readScenarioText(written('late <= 2040-01'))).toThrow(
      'goals[0]: this month is outside the horizon ("2040-01"), which goes from 2027-01 to 2027-12',
    ));
});

it.each([
  'late > 3 month',
  'late > 3',
  'bill < late',
  'late + 1 > 2027-03',
  '-late < 2027-03',
  'abs(late) > 2027-02',
  'highest(late) > 2027-02',
])('a first month is compared with months only: not %s', (goal) => {
  expect(() => readScenarioText(written(goal))).toThrow(
    /goals\[0\]: a first_month can only be compared with a month/,
  );
});

describe('outputs that are first months', () => {
  it('stand apart from those that are numbers', () => {
    const { outputs, horizon } = readScenarioText(written('bill < 1 USD', '[late, bill, early]'));
    expect({ outputs, firstMonths: horizon!.firstMonths }).toEqual({
      outputs: ['bill'],
      firstMonths: ['late', 'early'],
    });
  });

  it('need a number beside them', () => {
    expect(() => readScenarioText(written('bill < 1 USD', '[late]'))).toThrow(
      'outputs: a first_month is not a number, and at least one output must be a number ("late"), name a quantity before it',
    );
    const text =
      "horizon: { from: 2027-01, months: 2 }\nformulas: { late: 'first_month(month_index > 1)' }\n";
    expect(() => readScenarioText(text)).toThrow(/formulas\.late: a first_month is not a number/);
  });
});

it('a first month is nothing that a published value is held against', () => {
  const published = 'published: [{ quantity: late, value: 3, source: a, kind: estimate }]\n';
  expect(() => readScenarioText(written('bill < 1 USD') + published)).toThrow(
    'published[0].quantity: a first_month is not a number and cannot be compared with a published value ("late")',
  );
});
