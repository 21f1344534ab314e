import { describe, expect, it } from 'vitest';
import { NotationError } from '../errors.ts';
import { parseFormula } from './parse-formula.ts';
import { parseUnit } from './parse-unit.ts';
import { checkFormula, formulaUnit } from './formula-unit.ts';

const units = new Map(
  Object.entries({
    cost: 'USD/day',
    price: 'USD/GPU/hour',
    gpus: 'GPU',
    users: 'user',
    tokens: 'token',
    speed: 'token/s',
    power: 'kW',
    time: 'hour',
    energy: 'kWh',
    tariff: 'USD/kWh',
    memory: 'GB',
    parameters: 'parameter',
    share: '%',
    x: '',
    y: '',
  }).map(([name, unit]) => [name, parseUnit(unit)]),
);
const unitText = (text: string) => formulaUnit(parseFormula(text), units).text;
const refusal = (text: string) => {
  try {
    formulaUnit(parseFormula(text), units);
  } catch (error) {
    if (error instanceof NotationError) return error;
    throw error;
  }
  throw new Error(`accepted ${text}`);
};

describe('formulaUnit', () => {
  it.each([
    ['cost * 30 day', 'USD'],
    ['gpus * price', 'USD/hour'],
    ['cost / users', 'USD/day/user'],
    ['power * time', 'kWh'],
    ['power * tariff', 'USD/day'],
    ['cost + gpus * price', 'USD/day'],
    ['energy - power * time', 'kWh'],
    ['-cost', 'USD/day'],
    ['2 FLOP/parameter/token * parameters * speed', 'FLOP/s'],
    ['share * cost', 'USD/day'],
    ['1 - share', ''],
    ['x^y', ''],
    ['gpus^2', 'GPU^2'],
    ['gpus^-(1 + 1)', '1/GPU^2'],
    ['gpus^0', ''],
    ['sqrt(gpus^2)', 'GPU'],
    ['sqrt(gpus)', 'GPU^0.5'],
    ['gpus^40 / gpus^39', 'GPU'],
    ['max(0, cost)', 'USD/day'],
    ['max(cost, 0)', 'USD/day'],
    ['0 + cost', 'USD/day'],
    ['if(x > 0, 0, cost)', 'USD/day'],
    ['if(cost > 0 and not x, cost, 2 * cost)', 'USD/day'],
    ['clamp(cost, 0, 1 USD/hour)', 'USD/day'],
    ['abs(cost)', 'USD/day'],
    ['cost <= 5 USD/hour', ''],
    ['ceil(gpus)', 'GPU'],
    ['ceil(time / (1 hour)) * 1 hour', 'hour'],
    ['exp(x) + ln(cost / (1 USD/day))', ''],
    ['atan2(cost, 2 USD/day)', ''],
    ['sin(pi * x) + e', ''],
    ['memory / (1 GB/s)', 's'],
    ['0', ''],
    ['tokens / speed', 's'],
  ])('of %s is %s', (text, unit) => {
    expect(unitText(text)).toBe(unit);
  });

  it.each([
    ['cost + users', '"+" needs two values of the same kind', 'USD/day and user', 0, 12],
    ['x * (cost - gpus * price * time)', '"-" needs two values of the same kind', 'USD/day and USD', 4, 32],
    ['cost + 5', '"+" needs two values of the same kind', 'USD/day and no unit', 0, 8],
    ['cost < 5', '"<" needs two values of the same kind', 'USD/day and no unit', 0, 8],
    ['min(cost, gpus, cost)', 'min needs two values of the same kind', 'USD/day and GPU', 0, 21],
    ['if(x, cost, gpus)', 'if needs two values of the same kind', 'USD/day and GPU', 0, 17],
    ['if(cost, x, x)', 'the condition of if needs a number without a unit', 'USD/day', 3, 7],
    ['exp(cost)', 'exp needs a number without a unit', 'USD/day', 4, 8],
    ['x^gpus', 'an exponent needs a number without a unit', 'GPU', 2, 6],
    ['gpus^x', 'a power of something with a unit needs a fixed number as its exponent', 'GPU', 0, 6],
    ['not cost', 'not needs a number without a unit', 'USD/day', 4, 8],
    ['x and cost', 'and needs a number without a unit', 'USD/day', 6, 10],
    ['ceil(time)', 'ceil works on counts, and this is measured', 'hour', 0, 10],
    ['round(memory)', 'round works on counts, and this is measured', 'GB', 0, 13],
    ['floor(speed)', 'floor works on counts, and this is measured', 'token/s', 0, 12],
    ['atan2(cost, x)', 'atan2 needs two values of the same kind', 'USD/day and no unit', 0, 14],
    ['costs + 1', 'unknown name', '"costs"', 0, 5],
    ['constructor', 'unknown name', '"constructor"', 0, 11],
    ['energy^9^9', 'the powers of units in this formula are too large to calculate with', undefined, 0, 10],
    ['gpus^(1/0)', 'this is not a finite number', '"Infinity"', 5, 10],
    ['1 / 0', 'this is not a finite number', '"Infinity"', 0, 5],
    [
      '((1 GPU)^1e200)^1e200',
      'the powers of units in this formula are too large to calculate with',
      undefined,
      0,
      21,
    ],
  ])('refuses %s', (text, rule, found, start, end) => {
    expect(refusal(text)).toMatchObject({ rule, found, start, end });
  });

  it('gives hints', () => {
    expect(refusal('costs + 1').hint).toBe('did you mean "cost"?');
    expect(refusal('cost * 30 * day').hint).toBe(
      'a unit stands directly after a number and holds no spaces, as in 1 day or 2 USD/day',
    );
    expect(refusal('min + 1').hint).toBe('a function is followed by its arguments, as in min(3, 1, 2)');
    expect(refusal('cost + 5').hint).toBe('write a number with its unit, as in 5 USD/day');
    expect(refusal('ceil(time)').hint).toBe('say in which unit, as in ceil(x / (1 hour)) * 1 hour');
    expect(refusal('ln(cost)').hint).toBe('divide by 1 USD/day first');
  });

  it('takes flat sums and products of 20,000 terms', () => {
    expect(unitText(Array(20_000).fill('cost').join(' + '))).toBe('USD/day');
    expect(unitText(Array(20_000).fill('x').join(' * '))).toBe('');
    expect(unitText(Array(20_000).fill('gpus').join(' / '))).toBe('1/GPU^19998');
  });
});

it.each([
  ['cost - gpus * price * time', 'divide what is in USD by a quantity in day'],
  ['cost <= gpus', 'multiply what is in GPU by a quantity in USD/day/GPU'],
  ['cost + cost * gpus', 'divide what is in USD*GPU/day by a quantity in GPU'],
  ['cost < 5', 'write a number with its unit, as in 5 USD/day'],
])('says what makes the values of %s alike', (text, hint) => {
  expect(refusal(text).hint).toBe(hint);
});

describe('checkFormula', () => {
  const check = (text: string, unit: string) => () =>
    checkFormula(parseFormula(text), parseUnit(unit), units);

  it('compares with the declared unit', () => {
    expect(check('gpus * price', 'USD/day')).not.toThrow();
    expect(check('0', 'USD/day')).not.toThrow();
    expect(check('cost * time', 'USD/day')).toThrow('the formula should give USD/day');
    expect(check('cost', 'USD')).toThrow(
      expect.objectContaining({ hint: 'multiply it by a quantity in day' }),
    );
    expect(check('5', 'USD')).toThrow('the formula should give USD');
    expect(check('cost', '')).toThrow('the formula should give no unit');
  });
});
