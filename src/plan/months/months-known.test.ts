import { describe, expect, it } from 'vitest';
import { goalHolds, known, overMonths } from './testing/formulas-drawn.ts';

const day = 86_400;

/** What a formula of one input `x` is where all is known. */
function formulaValue(
  x: string,
  formula: string,
  { horizon = '{ from: 2027-01, months: 12 }', unit = '' } = {},
): number {
  const declared = unit === '' ? `y: "${formula}"` : `y: { formula: "${formula}", unit: ${unit} }`;
  return known(
    overMonths(horizon, `inputs:\n  x: ${x}\nformulas:\n  ${declared}\n  z: x\noutputs: [z]`),
    'y',
  );
}

const near = (value: number, expected: number) =>
  expect(Math.abs(value - expected)).toBeLessThanOrEqual(1e-9 * Math.abs(expected));

describe('growth that is known', () => {
  // 100 (1 + r)^(months / period).
  it.each([
    ['2% per month', '2027-12', 100 * 1.02 ** 11],
    ['3% per quarter', '2027-12', 100 * 1.03 ** (11 / 3)],
    ['-35% per year', '2027-07', 100 * 0.65 ** 0.5],
    ['-99.9% per month', '2027-03', 100 * 0.001 ** 2],
    ['0% per year', '2027-12', 100],
    ['200% per month', '2027-12', 100 * 3 ** 11],
    ['0.05 per year', '2027-01', 100],
  ])('%s in %s', (growth, month, expected) =>
    near(formulaValue(`{ value: 100, growth: ${growth} }`, `at(x, ${month})`), expected),
  );

  it('over 60 months does not drift', () =>
    near(
      formulaValue('{ value: 100, growth: 12% per year }', 'at(x, 2031-12)', {
        horizon: '{ from: 2027-01, months: 60 }',
      }),
      100 * 1.12 ** (59 / 12),
    ));
});

describe('season', () => {
  const twelve = '{ value: 10, season: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] }';
  it('starts in January whatever month the horizon starts in', () => {
    const horizon = '{ from: 2027-11, months: 4 }';
    expect(
      ['2027-11', '2027-12', '2028-01', '2028-02'].map((month) =>
        formulaValue(twelve, `at(x, ${month})`, { horizon }),
      ),
    ).toEqual([110, 120, 10, 20]);
  });

  it('by quarter', () => {
    const four = '{ value: 10, season: [1, 2, 3, 4] }';
    expect(
      ['2027-03', '2027-04', '2027-06', '2027-07', '2027-10', '2027-12'].map((month) =>
        formulaValue(four, `at(x, ${month})`),
      ),
    ).toEqual([10, 20, 20, 30, 40, 40]);
  });

  it('multiplies with growth and stays within limits', () => {
    const x =
      '{ value: 10, growth: 100% per month, season: [1, 0.5, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1], limits: [10, 25] }';
    expect(
      ['2027-01', '2027-02', '2027-03', '2027-04'].map((month) => formulaValue(x, `at(x, ${month})`)),
    ).toEqual([10, 10, 25, 25]);
  });
});

describe('steps at known months', () => {
  const at = (steps: string, months: readonly string[], more = '') =>
    months.map((month) => formulaValue(`{ value: 10, steps: [${steps}]${more} }`, `at(x, ${month})`));

  it('are in force from the first day of their month', () =>
    expect(at('{ from: 2027-03, factor: 0.5 }', ['2027-02', '2027-03', '2027-12'])).toEqual([10, 5, 5]));

  it('may come in the first month', () =>
    expect(at('{ from: 2027-01, factor: 2 }', ['2027-01', '2027-02'])).toEqual([20, 20]));

  it('multiply in the order of their dates, not of the file', () =>
    // At 2027-02 x is 7; the factor of 2027-04 comes after it, that of 2027-01 before it.
    expect(
      at('{ from: 2027-04, factor: 3 }, { from: 2027-02, value: 7 }, { from: 2027-01, factor: 2 }', [
        '2027-01',
        '2027-02',
        '2027-04',
      ]),
    ).toEqual([20, 7, 21]));

  it('come in the order of the file within a month', () => {
    expect(at('{ from: 2027-03, factor: 2 }, { from: 2027-03, value: 7 }', ['2027-03'])).toEqual([7]);
    expect(at('{ from: 2027-03, value: 7 }, { from: 2027-03, factor: 2 }', ['2027-03'])).toEqual([14]);
    expect(at('{ from: 2027-03, value: 7 }, { from: 2027-03, value: 8 }', ['2027-03', '2027-04'])).toEqual([
      8, 8,
    ]);
  });

  it('a value drops factors of steps, but no growth and no season', () =>
    // In April growth is 2^3 and the season 4.
    expect(
      at(
        '{ from: 2027-02, factor: 5 }, { from: 2027-04, value: 7 }',
        ['2027-02', '2027-04'],
        ', growth: 100% per month, season: [1, 2, 3, 4]',
      ),
    ).toEqual([10 * 5 * 2, 7 * 8 * 2]));

  it('that surely do not come change nothing', () =>
    expect(at('{ from: 2027-03, factor: 0.5, probability: 0 }', ['2027-03'])).toEqual([10]));

  it('may come at a time after the start: in force from the month that follows', () => {
    expect(at('{ from: 2 month, factor: 0.5 }', ['2027-02', '2027-03'])).toEqual([10, 5]);
    expect(at('{ from: 2.5 month, factor: 0.5 }', ['2027-03', '2027-04'])).toEqual([10, 5]);
    expect(at('{ from: 0 month, factor: 0.5 }', ['2027-01'])).toEqual([5]);
    expect(at('{ from: 0.1 month, factor: 0.5 }', ['2027-01', '2027-02'])).toEqual([10, 5]);
  });

  it('written in days count the days of the calendar', () => {
    // 59 days after 1 January 2027 it is 1 March; 60 days after it is 2 March.
    expect(at('{ from: 59 day, factor: 0.5 }', ['2027-02', '2027-03'])).toEqual([10, 5]);
    expect(at('{ from: 60 day, factor: 0.5 }', ['2027-03', '2027-04'])).toEqual([10, 5]);
    expect(at('{ from: 31 day, factor: 0.5 }', ['2027-01', '2027-02'])).toEqual([10, 5]);
  });
});

describe('functions of months', () => {
  const rate = { unit: 'USD' };
  const x = '{ value: 10 USD/day, growth: 100% per month }';

  it('total is the sum of rate by calendar length', () => {
    const horizon = '{ from: 2027-01, months: 3 }';
    near(formulaValue(x, 'total(x)', { horizon, ...rate }), 10 * 31 + 20 * 28 + 40 * 31);
  });

  it('a leap year has 366 days', () => {
    near(formulaValue('10 USD/day', 'total(x)', { horizon: '{ from: 2028-01, months: 12 }', ...rate }), 3660);
    near(formulaValue('10 USD/day', 'total(x)', { horizon: '{ from: 2100-01, months: 12 }', ...rate }), 3650);
    near(
      formulaValue('1', 'at(days_in_month, 2028-02)', {
        horizon: '{ from: 2028-01, months: 3 }',
        unit: 'day',
      }),
      29 * day,
    );
  });

  it('total between two months has both', () => {
    near(formulaValue(x, 'total(x, 2027-02, 2027-03)', rate), 20 * 28 + 40 * 31);
    near(formulaValue(x, 'total(x, 2027-02, 2027-02)', rate), 20 * 28);
  });

  it('total_to_date, average by days, highest, lowest', () => {
    const horizon = '{ from: 2027-01, months: 2 }';
    near(formulaValue(x, 'at(total_to_date(x), 2027-01)', { horizon, ...rate }), 310);
    near(formulaValue(x, 'at(total_to_date(x), 2027-02)', { horizon, ...rate }), 870);
    near(formulaValue(x, 'average(x)', { horizon, unit: 'USD/day' }) * day, 870 / 59);
    near(formulaValue(x, 'highest(x)', { horizon, unit: 'USD/day' }) * day, 20);
    near(formulaValue(x, 'lowest(x)', { horizon, unit: 'USD/day' }) * day, 10);
  });

  it('month_index counts from 0', () => expect(formulaValue('1', 'at(month_index, 2027-05)')).toBe(4));

  it('one month is a horizon too', () => {
    const horizon = '{ from: 2028-02, months: 1 }';
    near(formulaValue(x, 'total(x)', { horizon, ...rate }), 290);
    expect(
      formulaValue(
        '{ value: 3, growth: 5% per month, season: [1, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1] }',
        'highest(x)',
        { horizon },
      ),
    ).toBe(6);
    expect(formulaValue('4', 'at(previous(x, 9), 2028-02)', { horizon })).toBe(9);
  });

  it('total within total', () =>
    // The share of the year's bill that each month's bill to date is, weighted by days: 31 + 59 x 2 .. of two months.
    near(
      formulaValue('10 USD/day', 'total(x * total_to_date(x) / total(x))', {
        horizon: '{ from: 2027-01, months: 2 }',
        ...rate,
      }),
      310 * (310 / 590) + 280,
    ));

  it('first_month is the number of the month, and that of all months where it never holds', () => {
    expect(formulaValue(x, 'first_month(x > 35 USD/day)')).toBe(2);
    expect(formulaValue(x, 'first_month(x > 1M USD/day)')).toBe(12);
    expect(formulaValue(x, 'first_month(x > 1 USD/day)')).toBe(0);
    expect(formulaValue(x, 'first_month(total_to_date(x) >= 870 USD)')).toBe(1);
  });
});

describe('previous', () => {
  const formulas = (text: string, name: string, horizon = '{ from: 2027-01, months: 12 }') =>
    known(
      overMonths(
        horizon,
        `inputs:\n  one: 1\nformulas:\n  ${text.split('; ').join('\n  ')}\noutputs: [${name}]`,
      ),
      name,
    );

  it('makes stocks', () =>
    near(formulas('stock: previous(stock, 10) * 1.1; end: at(stock, 2027-12)', 'end'), 10 * 1.1 ** 12));

  it('makes Fibonacci numbers', () =>
    expect(
      formulas('a: previous(a, 1) + previous(b, 0); b: previous(a, 1); end: at(a, 2027-12)', 'end'),
    ).toBe(233));

  it('ties two stocks in both directions', () =>
    // Prey and predators by hand: (10, 5), then a' = a + 1 - b / 5, b' = b + a / 10.
    expect(
      formulas(
        'a: previous(a, 10) + 1 - previous(b, 5) / 5; b: previous(b, 5) + previous(a, 10) / 10; end: at(a, 2027-02) * 100 + at(b, 2027-02)',
        'end',
      ),
    ).toBeCloseTo((10 + 1 - 6 / 5) * 100 + 7, 9));

  it('takes the first month of what moves', () =>
    expect(
      formulas(
        'a: previous(month_index, month_index + 7); start: at(a, 2027-01); end: at(a, 2027-02)',
        'start',
      ),
    ).toBe(7));

  it('looks back two months within itself', () =>
    expect(
      formulas(
        'a: previous(previous(month_index, -1), -2); end: at(a, 2027-01) * 100 + at(a, 2027-02) * 10 + at(a, 2027-03)',
        'end',
      ),
    ).toBe(-210));

  it('of what does not move is the first only once', () =>
    expect(formulas('a: previous(one, 5); end: at(a, 2027-01) * 10 + at(a, 2027-02)', 'end')).toBe(51));

  it('sees totals to date and ages a fleet', () =>
    // 10 GPUs, one more a month, a tenth leaves: a_m = .9 a_(m-1) + 1 stays at 10.
    expect(
      formulas(
        'fleet: { formula: "0.9 * previous(fleet, 10 GPU) + 1 GPU", unit: GPU }; end: at(fleet, 2027-12)',
        'end',
      ),
    ).toBeCloseTo(10, 12));
});

describe('goals', () => {
  const holds = (goal: string, horizon = '{ from: 2027-01, months: 12 }') =>
    goalHolds(
      overMonths(
        horizon,
        `inputs:
  x: { value: 10 USD/day, growth: 10% per month }
formulas:
  y: x
  late: first_month(x > 20 USD/day)
  early: first_month(x > 12 USD/day)
  never: first_month(x > 1M USD/day)
outputs: [y]
goals: ["${goal}"]`,
      ),
    );

  // 10 x 1.1^m: above 12 in March (12.1), above 20 in September (21.4), 28.5 in December.
  it.each([
    ['x < 28 USD/day in every month', false],
    ['x < 29 USD/day in every month', true],
    ['x > 28 USD/day in any month', true],
    ['x > 29 USD/day in any month', false],
    ['x < 11 USD/day and month_index < 1 in any month', true],
    ['total(x) <= 6520 USD', true],
    ['highest(x) > 28 USD/day', true],
    ['late == 2027-09', true],
    ['late > 2027-08', true],
    ['late > 2027-09', false],
    ['late >= 2027-09', true],
    ['2027-10 > late', true],
    ['early < late', true],
    ['first_month(x > 12 USD/day) <= 2027-03', true],
  ])('%s: %s', (goal, expected) => expect(holds(goal)).toBe(expected));

  // Never comes after every month.
  it.each([
    ['never > 2027-12', true],
    ['never >= 2027-12', true],
    ['never <= 2027-12', false],
    ['never == 2027-12', false],
    ['never != 2027-12', true],
    ['not never > 2027-06', false],
    ['late < never', true],
  ])('%s: %s', (goal, expected) => expect(holds(goal)).toBe(expected));
});
