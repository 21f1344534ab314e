import { describe, expect, it } from 'vitest';
import { parseUnit } from '../notation/parse-unit.ts';
import { checkQuantities } from './check-quantities.ts';

const inputs = new Map([
  ['users', parseUnit('user')],
  ['price', parseUnit('USD/user/day')],
]);
const check = (formulas: Record<string, string>, declared: Record<string, string> = {}) => {
  const { checked, problems } = checkQuantities(
    Object.entries(formulas).map(([name, formula]) => ({
      name,
      formula,
      unit: declared[name] === undefined ? null : parseUnit(declared[name]),
    })),
    inputs,
  );
  return {
    checked: checked.map(({ name, unit }) => `${name} ${unit.text}`),
    problems: problems.map(({ name, error }) => `${name}: ${error.rule} (${error.found})`),
    places: problems.map(({ error }) => [error.start, error.end]),
  };
};

describe('checkQuantities', () => {
  it('finds units and order', () => {
    expect(check({ monthly: 'daily * 30 day', daily: 'users * price' }, { daily: 'USD/hour' })).toMatchObject(
      {
        checked: ['daily USD/hour', 'monthly USD'],
        problems: [],
      },
    );
  });

  it('names the whole cycle', () => {
    expect(check({ a: 'b + 1', b: 'users * c', c: 'a', d: 'a + 1' })).toEqual({
      checked: [],
      problems: ['a: a formula needs its own result (a -> b -> c -> a)'],
      places: [[0, 1]],
    });
    expect(check({ a: '1 + a' })).toMatchObject({
      problems: ['a: a formula needs its own result (a -> a)'],
      places: [[4, 5]],
    });
  });

  it('reports every formula once, and nothing that only follows from it', () => {
    expect(
      check({ a: 'users + price', b: 'a * 2', c: 'usres', d: '1 +', e: 'd + 1', f: 'users' }),
    ).toMatchObject({
      checked: ['f user'],
      problems: [
        'd: expected a value (the end)',
        'a: "+" needs two values of the same kind (user and USD/user/day)',
        'c: unknown name ("usres")',
      ],
    });
  });

  it('trusts a declared unit where the formula is wrong', () => {
    expect(check({ a: 'users', b: 'a + 1 user' }, { a: 'USD' })).toMatchObject({
      checked: [],
      problems: [
        'a: the formula should give USD (it gives user)',
        'b: "+" needs two values of the same kind (USD and user)',
      ],
    });
  });

  it('takes chains of 5,000 formulas', () => {
    const chain = Object.fromEntries(
      Array.from({ length: 5000 }, (_, i) => [`a${i}`, i === 4999 ? 'users' : `a${i + 1} + 1 user`]),
    );
    expect(check(chain).checked).toHaveLength(5000);
  });
});
