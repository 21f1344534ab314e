import { describe, expect, it } from 'vitest';
import { unitOfPowers } from './powers.ts';
import { readUnit, type UnitTextError } from './read-unit.ts';
import { unitSymbol, unitWords } from './symbols.ts';

function refusal(text: string): UnitTextError {
  try {
    readUnit(text);
  } catch (error) {
    return error as UnitTextError;
  }
  return expect.unreachable(`${text} is read`);
}

describe('readUnit', () => {
  it.each([
    ['%*USD', '%'],
    ['%/widget', '%'],
    ['%/2', '%'],
    ['%/(USD)', '%'],
    ['%/year', '%/year'],
    ['USD/2', 'USD'],
    ['USD*2', 'USD'],
    ['USD/(2*GPU)', 'USD'],
    ['USD/(GPU', 'USD'],
    ['USD/(GPU + 1)', 'USD'],
    ['USD/(GPU*hour)/2', 'USD/(GPU*hour)'],
    ['USD/((GPU)*(hour))', 'USD/((GPU)*(hour))'],
    ['USD/hour day', 'USD/hour'],
  ])('reads of %s the unit %s', (text, unit) => {
    expect(readUnit(text)).toMatchObject({ end: unit.length, unit: { text: unit } });
  });

  it.each([
    ['s^9', 9],
    ['s^-9', -9],
    ['s^0.5', 0.5],
  ])('reads the power of %s', (text, power) => {
    expect(readUnit(text).unit.dimension).toEqual({ s: power });
  });

  it.each([
    ['s^10', 'power', 2, 4],
    ['s^-10', 'power', 2, 5],
    ['s^0', 'power', 2, 3],
    ['widget', 'unknown word', 0, 6],
    ['(USD', 'open bracket', 0, 4],
    ['+', 'expected a unit', 0, 1],
    ['', 'expected a unit', 0, 0],
    [`${'('.repeat(21)}s${')'.repeat(21)}`, 'too deep', 20, 21],
    ['EFLOP^9*EFLOP^9', 'too large', 0, 15],
  ])('refuses %s: %s', (text, reason, start, end) => {
    expect(refusal(text)).toMatchObject({ name: 'UnitTextError', reason, start, end });
  });

  it('reads twenty brackets', () => {
    expect(readUnit(`${'('.repeat(20)}s${')'.repeat(20)}`).unit.dimension).toEqual({ s: 1 });
  });

  // Powers below the line are multiplied first and divide once, so that nothing is rounded twice.
  it('has the factor that one division gives', () => {
    const factor = (word: string) => unitSymbol(word)!.factor;
    for (const a of unitWords) {
      expect(readUnit(a).unit.factor).toBe(factor(a));
      for (const b of unitWords.filter((word) => word !== '%'))
        expect(readUnit(`1/${b}/${b}*s`).unit.factor).toBe(1 / factor(b) ** 2);
      if (a !== '%' && a !== 'hour' && a !== 'kWh')
        expect(readUnit(`1/${a}/hour/kWh`).unit.factor).toBe(1 / (factor(a) * 3600 * 3.6e6));
    }
  });

  it('makes no unit of a word that is none', () => {
    expect(() => unitOfPowers(new Map([['widget', 1]]))).toThrow('no unit widget');
  });
});
