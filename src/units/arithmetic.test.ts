import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  usualUnit,
  convertValue,
  displayUnit,
  divideUnits,
  fromBase,
  inBase,
  multiplyUnits,
  raiseUnit,
  sameDimension,
} from './arithmetic.ts';
import { powersOf, readUnit } from './read-unit.ts';
import { unitWords } from './symbols.ts';
import { dimensionless } from './unit.ts';

const unit = (text: string) => readUnit(text).unit;

/** Products and quotients of a few unit words. */
const units = fc
  .tuple(
    fc.constantFrom(...unitWords.filter((word) => word !== '%')),
    fc.array(
      fc.tuple(
        fc.constantFrom('*', '/'),
        fc.constantFrom(...unitWords.filter((word) => word !== '%')),
        fc.integer({ min: 1, max: 3 }),
      ),
      { maxLength: 3 },
    ),
  )
  .map(([first, rest]) =>
    unit(first + rest.map(([sign, word, power]) => `${sign}${word}${power > 1 ? `^${power}` : ''}`).join('')),
  );

describe('unit arithmetic', () => {
  it('makes kW times hour as much as kWh', () => {
    const product = multiplyUnits(unit('kW'), unit('hour'));
    expect(product.factor).toBe(unit('kWh').factor);
    expect(sameDimension(product, unit('kWh'))).toBe(true);
    expect(displayUnit(product).text).toBe('kWh');
  });

  it.each([
    ['USD/day', 'day', 'USD'],
    ['USD/day', 'hour', 'USD'],
    ['USD/GPU/hour', 'GPU', 'USD/hour'],
    ['FLOP/parameter/token', 'parameter', 'FLOP/token'],
    ['USD/kWh', 'kW', 'USD/day'],
    ['token/s', 'day', 'token'],
    ['query/user/day', 'user', 'query/day'],
    ['GB', '1/TB', ''],
    ['USD', '%', 'USD'],
    ['%', 'USD/day', 'USD/day'],
    ['%/year', 'USD', 'USD/year'],
    ['kW/GPU', 'GPU', 'kW'],
    ['token', 's', 'token*s'],
  ])('shows %s times %s as %s', (a, b, product) => {
    expect(displayUnit(multiplyUnits(unit(a), unit(b))).text).toBe(product);
  });

  it.each([
    ['J', 'kWh'],
    ['J/s', 'kW'],
    ['s', 's'],
    ['USD/s', 'USD/day'],
    ['byte/s', 'byte/s'],
    ['GPU*s', 'GPU*hour'],
    ['J/query', 'kWh/query'],
    ['1/s', '1/s'],
    ['J^2/s', 'kWh^2/day'],
    ['J*s', 'kWh*hour'],
  ])('prefers for %s the unit %s', (given, preferred) => {
    expect(usualUnit(unit(given).dimension).text).toBe(preferred);
  });

  it('converts values', () => {
    expect(convertValue(2, unit('hour'), unit('minute'))).toBe(120);
    expect(convertValue(1, unit('year'), unit('month'))).toBeCloseTo(12, 12);
    expect(convertValue(1, unit('month'), unit('day'))).toBe(365.25 / 12);
    expect(convertValue(1, unit('GiB'), unit('byte'))).toBe(2 ** 30);
    expect(inBase(70, unit('%'))).toBe(0.7);
    expect(inBase(2, unit('hour'))).toBe(7200);
  });

  it('leaves a unit as it was written where nothing changes it', () => {
    const written = unit('USD/(GPU*hour)');
    expect(multiplyUnits(dimensionless, written)).toBe(written);
    expect(multiplyUnits(written, dimensionless)).toBe(written);
    expect(divideUnits(written, dimensionless)).toBe(written);
    expect(displayUnit(written)).toBe(written);
  });

  it('gives a value in a unit with as few digits as lead back to it', () => {
    // The quotient itself is 7.000000000000001.
    expect([0.07 / 0.01, fromBase(0.07, unit('%'))]).toEqual([7.000000000000001, 7]);
    // Neither 14.2857142857143 nor 14.28571428571428 leads back to it: it is given as it is.
    expect(fromBase(1 / 7, unit('%'))).toBe(14.285714285714285);
  });

  it('multiplies what measures something', () => {
    // 9 * 0.001 and 9 / 1000 differ in the last digit.
    const odd = [...Array(100).keys()].filter((value) => value * 0.001 !== value / 1000);
    expect(odd.length).toBeGreaterThan(0);
    for (const value of odd) expect(inBase(value, unit('ms'))).toBe(value * 0.001);
  });

  it('divides by a whole fraction only', () => {
    // Twelve of 365.25 days are a month: near 1/30, and not 1/30.
    expect(inBase(1, unit('day/month'))).toBeCloseTo(12 / 365.25, 15);
  });

  it('halves powers and puts thirds together again', () => {
    expect(raiseUnit(unit('s^2'), 0.5).text).toBe('s');
    const third = raiseUnit(unit('kWh'), 1 / 3);
    expect(multiplyUnits(multiplyUnits(third, third), third).dimension).toEqual({ J: 1 });
    expect(raiseUnit(unit('s'), 0)).toEqual(dimensionless);
  });

  it('reads back the text of any computed unit', () => {
    fc.assert(
      fc.property(units, units, fc.integer({ min: -40, max: 40 }), (a, b, power) => {
        for (const computed of [multiplyUnits(a, b), divideUnits(a, b), raiseUnit(a, power / 2)]) {
          expect(new Map(powersOf(computed))).toEqual(new Map(powersOf({ ...computed })));
          expect(divideUnits(computed, computed).dimension).toEqual({});
        }
      }),
    );
  });

  it('multiplies and divides consistently', () => {
    fc.assert(
      fc.property(units, units, (a, b) => {
        const product = multiplyUnits(a, b);
        expect(product.factor / (a.factor * b.factor)).toBeCloseTo(1, 12);
        const back = divideUnits(product, b);
        expect(sameDimension(back, a)).toBe(true);
        expect(back.factor / a.factor).toBeCloseTo(1, 12);
        expect(sameDimension(displayUnit(product), product)).toBe(true);
      }),
    );
  });

  it('converts there and back', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...unitWords),
        fc.constantFrom(...unitWords),
        fc.double({ noNaN: true, noDefaultInfinity: true, min: 1e-100, max: 1e100 }),
        (a, b, value) => {
          fc.pre(sameDimension(unit(a), unit(b)));
          const back = convertValue(convertValue(value, unit(a), unit(b)), unit(b), unit(a));
          expect(Math.abs(back / value - 1)).toBeLessThan(1e-15);
        },
      ),
    );
  });
});
