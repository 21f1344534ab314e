import { describe, expect, it } from 'vitest';
import { argumentCount, functionsTable } from './functions.ts';
import { checkName } from './names.ts';
import { evaluateConstant } from './constant.ts';
import { functions } from './operations/operations.ts';
import { parseFormula } from './parse-formula.ts';

describe('checkName', () => {
  it.each(['daily_cost', 'chat.output_tokens', 'h', 'B', 'x1', '用户数', 'prénom', 'to_do', 'USD'])(
    'takes %s',
    (name) => {
      expect(() => checkName(name)).not.toThrow();
    },
  );

  it.each([
    ['pi', 'a name may not be a constant'],
    ['e', 'a name may not be a constant'],
    ['min', 'a name may not be a function'],
    ['if', 'a name may not be a word of the language'],
    ['to', 'a name may not be a word of the language'],
    ['normal', 'a name may not be a distribution'],
    ['constructor', 'a name may not be a word of JavaScript'],
    ['hasOwnProperty', 'a name may not be a word of JavaScript'],
    ['__proto__', 'a name is made of letters'],
    ['_x', 'a name is made of letters'],
    ['1a', 'a name is made of letters'],
    ['a b', 'a name is made of letters'],
    ['a-b', 'a name is made of letters'],
    ['a..b', 'a name is made of letters'],
    ['a.', 'a name is made of letters'],
    ['', 'a name is made of letters'],
    ['a\n', 'a name is made of letters'],
    ['e\u0301', 'a name is made of letters'],
    ['x'.repeat(101), 'a name has at most 100 characters'],
  ])('refuses %j', (name, rule) => {
    expect(() => checkName(name, ['normal'])).toThrow(rule);
  });
});

describe('functions', () => {
  const constant = (text: string) => evaluateConstant(parseFormula(text)).value;

  it.each([
    ['if(2 > 1, 10, 20)', 10],
    ['if(not (2 > 1) or 0, 10, 20)', 20],
    ['min(3, 1, 2)', 1],
    ['max(3)', 3],
    ['clamp(12, 0, 10)', 10],
    ['abs(-3)', 3],
    ['sqrt(16)', 4],
    ['exp(0)', 1],
    ['expm1(1e-12)', 1.0000000000005e-12],
    ['ln(e)', 1],
    ['log1p(1e-12)', 9.999999999995e-13],
    ['log10(1000)', 3],
    ['sin(pi / 6)', 0.5],
    ['cos(pi / 3)', 0.5],
    ['tan(pi / 4)', 1],
    ['atan2(1, 1)', Math.PI / 4],
    ['floor(-2.5)', -3],
    ['ceil(2.1)', 3],
    ['round(-2.5)', -3],
    ['round(2.5)', 3],
    ['2^-1^2', 0.5],
    ['1 < 2 and 2 <= 2 and 3 >= 3 and 4 > 3 and 1 == 1 and 1 != 2', 1],
    ['50% * 4', 200],
  ])('gives %s', (text, value) => {
    expect(constant(text) / value).toBeCloseTo(1, 13);
  });

  it('knows how many arguments each takes', () => {
    expect(argumentCount(functions.get('min')!)).toEqual([1, Number.POSITIVE_INFINITY]);
    expect(argumentCount(functions.get('clamp')!)).toEqual([3, 3]);
  });

  it('makes a table for the docs', () => {
    const lines = functionsTable().split('\n');
    expect(lines).toHaveLength(functions.size + 2);
    expect(lines[3]).toBe('| `min(x, y, ...)` | the smallest argument | `min(3, 1, 2)` |');
  });
});
