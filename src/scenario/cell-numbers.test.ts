import { describe, expect, it } from 'vitest';
import { CellNumbers, isMissing, numberOf } from './cell-numbers.ts';
import { readColumn } from './csv.ts';
import { sourceFile } from './source-file.ts';

const place = () => ({ file: 'a.csv', line: 2, column: 1 });

describe('numberOf', () => {
  it.each([
    ['12', 12],
    ['-1.5', -1.5],
    ['+.5', 0.5],
    ['5.', 5],
    ['1e3', 1000],
    ['1E-3', 0.001],
    // The largest double.
    ['1.7976931348623157e308', Number.MAX_VALUE],
    ['-1.7976931348623157e308', -Number.MAX_VALUE],
    ['1e-400', 0],
  ])('of %s', (text, value) => expect(numberOf(text)).toBe(value));

  // Twice the largest double and more is no number.
  it.each(['1e309', '-1e309', '9'.repeat(400), '0x10', 'Infinity', '', '.', '1e', '1 2'])(
    'not of %s',
    (text) => expect(numberOf(text)).toBeNull(),
  );
});

describe('a column of cells', () => {
  it('holds no number that is not finite, whatever its decimal sign', () => {
    expect(new CellNumbers(true).read('1,5e308', place)).toBe(1.5e308);
    expect(new CellNumbers(true).read('1,5e309', place)).toEqual({
      rule: 'must be a number',
      found: '"1,5e309"',
      hint: undefined,
    });
    const file = sourceFile(new TextEncoder().encode('a\n1\n1e999\n2\n'), 'a.csv', '.', 100);
    expect(() => readColumn(file, 'a')).toThrow('a.csv:3:1  a: must be a number ("1e999")');
  });

  it('says what stands for no value', () => {
    expect(['', '-', 'NA', 'n/a', 'NaN', 'NULL'].every(isMissing)).toBe(true);
    expect(['0', '--', 'none', 'NAN1'].some(isMissing)).toBe(false);
  });
});
