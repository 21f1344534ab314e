import { describe, expect, it } from 'vitest';
import { NotationError } from '../errors.ts';
import { parseUnit } from './parse-unit.ts';

describe('parseUnit', () => {
  it.each([
    ['USD', 1, { USD: 1 }],
    ['USD/kWh', 1 / 3.6e6, { USD: 1, J: -1 }],
    ['USD/GPU/hour', 1 / 3600, { USD: 1, GPU: -1, s: -1 }],
    ['USD/(GPU*hour)', 1 / 3600, { USD: 1, GPU: -1, s: -1 }],
    ['kW*hour', 3.6e6, { J: 1 }],
    ['W', 1, { J: 1, s: -1 }],
    ['TFLOP/s', 1e12, { FLOP: 1, s: -1 }],
    ['PFLOP/s', 1e15, { FLOP: 1, s: -1 }],
    ['FLOP/parameter/token', 1, { FLOP: 1, parameter: -1, token: -1 }],
    ['USD/Mtoken', 1e-6, { USD: 1, token: -1 }],
    ['GB/s', 1e9, { byte: 1, s: -1 }],
    ['GiB', 2 ** 30, { byte: 1 }],
    ['s^2', 1, { s: 2 }],
    ['s^-1', 1, { s: -1 }],
    ['1/s', 1, { s: -1 }],
    ['%', 0.01, {}],
    ['%/year', 0.01 / (365.25 * 86_400), { s: -1 }],
    ['month', (365.25 / 12) * 86_400, { s: 1 }],
    ['people', 1, { person: 1 }],
    ['queries/user/day', 1 / 86_400, { query: 1, user: -1, s: -1 }],
    ['1', 1, {}],
    ['', 1, {}],
    [' hour ', 3600, { s: 1 }],
  ])('reads %s', (text, factor, dimension) => {
    const unit = parseUnit(text);
    expect(unit.factor / factor).toBeCloseTo(1, 14);
    expect(unit.dimension).toEqual(dimension);
  });

  it.each([
    ['kwh', 'unknown unit', 'did you mean "kWh"?', 0, 3],
    ['USD/tokn', 'unknown unit', 'did you mean "token"?', 4, 8],
    ['furlong', 'unknown unit', 'units are words such as USD, token, GPU, hour and kWh', 0, 7],
    ['$', 'expected a unit', 'write USD after the number', 0, 1],
    [
      'NOK/hour',
      'unknown unit',
      'known currencies: USD, EUR, GBP, CNY, JPY, INR, KRW, CHF, CAD, AUD, BRL',
      0,
      3,
    ],
    ['TFLOPS', 'unknown unit', 'write TFLOP/s for a speed and TFLOP for an amount', 0, 6],
    ['USD / day', 'a unit must not contain spaces', 'write USD/day', 3, 9],
    ['USD per day', 'a unit must not contain spaces', 'write USD/day', 3, 11],
    ['USD/', 'expected a unit', 'as in USD/kWh, GPU*hour, s^2, % or 1', 3, 4],
    ['s^0', 'a power in a unit must be between -9 and 9, and not 0', undefined, 2, 3],
    ['__proto__', 'unknown unit', 'units are words such as USD, token, GPU, hour and kWh', 0, 9],
    ['constructor', 'unknown unit', 'units are words such as USD, token, GPU, hour and kWh', 0, 11],
  ])('refuses %s', (text, rule, hint, start, end) => {
    expect(() => parseUnit(text)).toThrow(NotationError);
    try {
      parseUnit(text);
    } catch (error) {
      expect(error).toMatchObject({ rule, hint, start, end });
    }
  });

  it('refuses many brackets and impossible sizes', () => {
    expect(() => parseUnit(`${'('.repeat(20_000)}s`)).toThrow('too many brackets');
    expect(() => parseUnit('EFLOP^9*EFLOP^9')).toThrow('too large or too small');
    expect(() => parseUnit('1/EFLOP^9/EFLOP^9')).toThrow('too large or too small');
  });
});
