import { describe, expect, it } from 'vitest';
import { evaluateConstant, isConstant } from './constant.ts';
import { parseFormula } from './parse-formula.ts';

const evaluated = (text: string) => evaluateConstant(parseFormula(text)).value;

describe('a constant of conditions', () => {
  // The table of truth: every number but 0 counts as true.
  it.each([
    ['0 or 0', 0],
    ['0 or 2', 1],
    ['2 or 0', 1],
    ['-1 or 3', 1],
    ['0 and 0', 0],
    ['0 and 2', 0],
    ['2 and 0', 0],
    ['-1 and 3', 1],
    ['not 0', 1],
    ['not 5', 0],
    ['1 < 2 or 2 < 1', 1],
    ['2 < 1 or 1 < 2', 1],
    ['1 < 2 and 2 < 1', 0],
    ['2 < 1 or 2 < 1', 0],
    // `and` binds tighter than `or`.
    ['1 or 0 and 0', 1],
    ['0 and 0 or 1', 1],
    ['2 <= 2', 1],
    ['2 >= 2', 1],
    ['2 < 2', 0],
    ['2 > 2', 0],
    ['2 == 2', 1],
    ['2 != 2', 0],
  ])('%s is %d', (text, value) => expect(evaluated(text)).toBe(value));
});

describe('isConstant', () => {
  it.each(['1 + 2', 'pi', '-e^2', 'min(1, pi)', 'if(1 < 2, 3, 4)', '3 kWh'])('%s', (text) =>
    expect(isConstant(parseFormula(text))).toBe(true),
  );
  it.each([
    'a',
    'pi + a',
    'min(1, a)',
    'if(a < 2, 3, 4)',
    'if(1 < 2, 3, a)',
    'a^2',
    '-a',
    'a or 1',
    '1 or a',
  ])('not %s', (text) => expect(isConstant(parseFormula(text))).toBe(false));
});
