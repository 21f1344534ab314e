import { describe, expect, it } from 'vitest';
import { formatExpression, formatQuantity } from './format.ts';
import { parseFormula } from './parse-formula.ts';
import { parseQuantity } from './parse-quantity.ts';

describe('a formula as text', () => {
  // No more brackets than the grammar needs: ^ binds tightest and to the right, then signs, * and /, + and -.
  it.each([
    '2^3',
    '2^a^3',
    '(2^a)^3',
    '2^-3',
    '-2^2',
    '(-2)^2',
    '0^2',
    '(3 h)^2',
    '-3 h',
    '-(a + b)',
    '--a',
    'a - (b - c)',
    'a - b - c',
    'a / (b / c)',
    '(a < b) + 1',
    'not a and b',
    'not (a and b)',
    'a * 3 USD/h',
    'min(a, 2 * b)',
  ])('%s', (text) => expect(formatExpression(parseFormula(text))).toBe(text));

  it.each([
    ['((a))^(2)', 'a^2'],
    ['(a * b) * c', 'a * b * c'],
    ['a+(b*c)', 'a + b * c'],
  ])('%s is %s', (text, shortest) => expect(formatExpression(parseFormula(text))).toBe(shortest));
});

it.each(['12', '0', '-5', '40%', '0.08 USD/kWh', '1 to 2 USD', 'normal(1, sd=2) h'])(
  'an input as text: %s',
  (text) => expect(formatQuantity(parseQuantity(text))).toBe(text),
);
