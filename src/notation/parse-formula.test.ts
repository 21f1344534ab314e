import { monthText } from './calendar-month.ts';
import { describe, expect, it } from 'vitest';
import { NotationError } from '../errors.ts';
import { namesIn } from './fold.ts';
import { formatExpression } from './format.ts';
import { parseFormula, parseGoal } from './parse-formula.ts';
import type { Expression } from './tree.ts';

const refusal = (text: string, parse: (text: string) => unknown = parseFormula) => {
  try {
    parse(text);
  } catch (error) {
    if (error instanceof NotationError) return error;
    throw error;
  }
  throw new Error(`accepted ${text}`);
};

/** The tree with every operation in brackets. */
function bracketed(node: Expression): string {
  switch (node.kind) {
    case 'number':
      return `${node.value}${node.unit === null ? '' : `[${node.unit.text}]`}`;
    case 'name':
      return node.name;
    case 'negate':
      return `(-${bracketed(node.operand)})`;
    case 'not':
      return `(not ${bracketed(node.operand)})`;
    case 'month':
      return monthText(node.month);
    case 'monthly':
    case 'call':
      return `${node.function}(${node.arguments.map(bracketed).join(',')})`;
    case 'binary':
      return `(${bracketed(node.left)}${node.operator}${bracketed(node.right)})`;
  }
}

describe('parseFormula', () => {
  it.each([
    ['1 + 2 * 3', '(1+(2*3))'],
    ['8 - 4 - 2', '((8-4)-2)'],
    ['8 / 4 / 2', '((8/4)/2)'],
    ['2^3^2', '(2^(3^2))'],
    ['-a^2', '(-(a^2))'],
    ['2^-1', '(2^(-1))'],
    ['2^-a^2', '(2^(-(a^2)))'],
    ['-a*b', '((-a)*b)'],
    ['2^(3 s)', '(2^3[s])'],
    ['-5 USD', '(-5[USD])'],
    ['a - -b', '(a-(-b))'],
    ['+5', '5'],
    ['a + 1 < b * 2', '((a+1)<(b*2))'],
    ['not a < b and c or d', '(((not (a<b))andc)ord)'],
    ['a and b or c and d', '((aandb)or(candd))'],
    ['not not a', '(not (not a))'],
    ['if(a >= 0, b, -c)', 'if((a>=0),b,(-c))'],
    ['min(1, 2,3)', 'min(1,2,3)'],
    ['min(1,200)', 'min(1,200)'],
    ['(a + b) * c', '((a+b)*c)'],
    ['30 day * x', '(30[day]*x)'],
    ['2 GPU / users', '(2[GPU]/users)'],
    ['2 GPU/user * users', '(2[GPU/user]*users)'],
    ['2 FLOP/parameter/token * n', '(2[FLOP/parameter/token]*n)'],
    ['2 s^2', '2[s^2]'],
    ['(2 s)^2', '(2[s]^2)'],
    ['2 s ^ 2', '(2[s]^2)'],
    ['2 s/(a + b)', '(2[s]/(a+b))'],
    ['3 USD/(GPU*hour)', '3[USD/(GPU*hour)]'],
    ['5 1/s * a', '(5[1/s]*a)'],
    ['40%*x', '(40[%]*x)'],
    ['1 - 40%', '(1-40[%])'],
    ['10kW', '10[kW]'],
    ['10k * 3B', '(10000*3000000000)'],
    ['1.1M', '1100000'],
    ['2T', '2000000000000'],
    ['1.5e-6', '0.0000015'],
    ['.5', '0.5'],
    ['5 or y', '(5ory)'],
    ['h * B', '(h*B)'],
    ['chat.output_tokens / h', '(chat.output_tokens/h)'],
    ['用户数 * 2', '(用户数*2)'],
    ['a\n + b', '(a+b)'],
  ])('reads %s', (text, tree) => {
    expect(bracketed(parseFormula(text))).toBe(tree);
  });

  it.each([
    ['', 'there is no value here'],
    ['   ', 'there is no value here'],
    ['a < b < c', 'comparisons cannot be chained'],
    ['a == b == c', 'comparisons cannot be chained'],
    ['1,000', 'thousands separators are not allowed', 'write 1000'],
    ['12,345,678.5', 'thousands separators are not allowed', 'write 12345678.5'],
    ['min(1,000)', 'thousands separators are not allowed', 'write 1000'],
    ['min((1,234), 2)', 'thousands separators are not allowed', 'write 1234'],
    ['1 000', 'thousands separators are not allowed', 'write 1000'],
    ['1_000_000', 'thousands separators are not allowed', 'write 1000000'],
    ["1'000", 'thousands separators are not allowed', 'write 1000'],
    [
      '0,05',
      'expected an operator or the end',
      'leave out thousands separators, and write decimals with a point',
    ],
    ['007', 'a number must not begin with 0 and another digit'],
    ['1.2.3', 'a number has one decimal point, with digits after it'],
    ['10.', 'a number has one decimal point, with digits after it'],
    ['1e999', 'a number is too large to calculate with'],
    ['1e308 * 1e308T', 'a number is too large to calculate with'],
    ['1e-999', 'a number is too small to calculate with', 'write 0'],
    ['2x', 'unknown unit', 'a word after a number is its unit: for a product write * with spaces around it'],
    [
      '30 day*x',
      'unknown unit',
      'a word after a number is its unit: for a product write * with spaces around it',
    ],
    ['5 USD/kwh', 'unknown unit', 'did you mean "kWh"?'],
    [
      '10^6 USD',
      'expected an operator or the end',
      'write * for a product; a unit follows its number after at most one space',
    ],
    ['3 M', 'unknown unit', 'write millions as 10M, without a space'],
    ['3 B', 'unknown unit', 'write billions as 3B, bytes as 3 byte'],
    ['5 € * a', 'expected a unit', 'write EUR after the number'],
    ['$5', 'a character that means nothing here', 'write USD after the number'],
    [
      'a b',
      'expected an operator or the end',
      'write * for a product; a unit follows its number after at most one space',
    ],
    [
      '5  USD',
      'expected an operator or the end',
      'write * for a product; a unit follows its number after at most one space',
    ],
    ['a ** b', 'expected a value', 'write powers with ^'],
    ['a = b', 'expected an operator or the end', 'to compare write =='],
    ['a =< b', 'expected an operator or the end', 'to compare write <='],
    ['(a => b)', 'expected an operator or )', 'to compare write >='],
    ['a < = b', 'expected a value', 'write <='],
    ['a <> b', 'expected a value', 'write !='],
    ['a + 5k per day', 'unknown unit', 'a unit must not contain spaces, as in USD/day'],
    ['a && b', 'a character that means nothing here', 'write and'],
    ['a ≤ b', 'a character that means nothing here', 'write <='],
    ['a == not b', 'expected a value', 'put brackets around not'],
    ['a to b', 'expected an operator or the end', 'a range must be an input of its own, as in 10 to 20 USD'],
    ['(a + b', 'expected an operator or )'],
    ['a + b)', 'expected an operator or the end', 'this bracket was never opened'],
    ['a +', 'expected a value'],
    ['if(a, b)', 'if(condition, yes, no) takes 3 arguments'],
    ['if a', 'expected (', 'as in if(condition, yes, no)'],
    ['min()', 'min(x, y, ...) takes at least 1 argument'],
    ['sqrt(1, 2)', 'sqrt(x) takes 1 argument'],
    ['sqrt(x=2)', 'functions take their arguments by position'],
    ['log(10)', 'unknown function', 'write ln(x) or log10(x)'],
    ['a +- b', 'expected a value', 'write a spread as normal(mean=, sd=)'],
    ['sqr(2)', 'unknown function', 'did you mean "sqrt"?'],
    ['normal(0, 1)', 'unknown function', 'a product needs a *, and a distribution is an input of its own'],
    ['process.exit()', 'unknown function'],
    ['constructor()', 'unknown function'],
    ['a; b', 'a character that means nothing here', 'separate with commas'],
    ['`id`', 'a character that means nothing here'],
    ['a\u0000', 'a character that means nothing here'],
    ['😀', 'a character that means nothing here'],
    ['"text"', 'expected a value'],
    ['"text', 'a text is not closed'],
  ])('refuses %j', (text, rule, hint?: string) => {
    const error = refusal(text);
    expect(error.rule).toBe(rule);
    if (hint !== undefined) expect(error.hint).toBe(hint);
    expect(error.start).toBeLessThanOrEqual(error.end);
    expect(error.end).toBeLessThanOrEqual(text.length);
  });

  it('says exactly where', () => {
    const text = 'gpus * 5 USD/gpus/hour + 3';
    expect(refusal('a + 5 USD/kwh * b')).toMatchObject({ start: 10, end: 13, found: '"kwh"' });
    const tree = parseFormula(text.replace('gpus/', 'GPU/'));
    expect(tree.span).toEqual({ start: 0, end: text.length - 1 });
  });

  it.each([
    ['brackets', `${'('.repeat(20_000)}a${')'.repeat(20_000)}`],
    ['signs', `${'-'.repeat(20_000)}a`],
    ['plus signs', `${'+'.repeat(20_000)}a`],
    ['not', `${'not '.repeat(20_000)}a`],
    ['powers', Array(20_000).fill('a').join('^')],
    ['calls', `${'abs('.repeat(20_000)}a`],
  ])('refuses 20,000 %s inside each other', (_, text) => {
    expect(refusal(text).rule).toBe('more than 200 brackets, signs or powers inside each other');
  });

  it('reads 150 brackets', () => {
    expect(bracketed(parseFormula(`${'('.repeat(150)}a${')'.repeat(150)}`))).toBe('a');
  });

  it('takes flat sums of 20,000 terms', () => {
    const text = Array.from({ length: 20_000 }, (_, i) => `a${i}`).join(' + ');
    const tree = parseFormula(text);
    expect(formatExpression(tree)).toBe(text);
    expect(namesIn(tree)).toHaveLength(20_000);
  });

  it('lists names once, without constants', () => {
    expect(namesIn(parseFormula('b + a * b + pi * min(c, e)'))).toEqual(['b', 'a', 'c']);
  });
});

describe('parseGoal', () => {
  it.each([
    ['monthly_cost <= 25M USD with 90%', 'monthly_cost <= 25000000 USD', 0.9],
    ['a < b', 'a < b', null],
    ['a < b with 0.95', 'a < b', 0.95],
    ['a < b with 70%', 'a < b', 0.7],
    ['a < 3 with 100%', 'a < 3', 1],
    ['not (a < b) and c >= 2 USD with 1/2', 'not a < b and c >= 2 USD', 0.5],
  ])('reads %s', (text, comparison, required) => {
    const goal = parseGoal(text);
    expect(formatExpression(goal.comparison)).toBe(comparison);
    expect(goal.required).toBe(required);
  });

  it.each([
    ['a + b', 'a goal must be a comparison'],
    ['a', 'a goal must be a comparison'],
    ['a < b with 90', 'the probability of a goal must be between 0 and 100%'],
    ['a < b with 0%', 'the probability of a goal must be between 0 and 100%'],
    ['a < b with 50 USD', 'the probability of a goal must be between 0 and 100%'],
    ['a < b with', 'expected a value'],
    ['a < b with c', 'an input must be a number or a distribution, without names other than pi and e'],
    ['a < b at most', 'expected an operator or the end'],
  ])('refuses %s', (text, rule) => {
    expect(refusal(text, parseGoal).rule).toBe(rule);
  });

  it.each([
    ['a < b with probability 90%', 'probability', 'with 90%'],
    ['a < b with a chance of 99.5%', 'a', 'with 99.5%'],
    ['a < b with 90% probability', 'probability', 'with 90%'],
    ['a < b with at least 90 % confidence', 'at', 'with 90 %'],
    ['a < b with 90% in every month', 'in every month', 'in every month with 90%'],
  ])('says that with takes a percentage alone: %s', (text, found, instead) => {
    expect(refusal(text, parseGoal)).toMatchObject({
      rule: 'with takes a percentage alone',
      found: `"${found}"`,
      hint: `write ${instead}`,
    });
  });

  it.each([
    'a <= 5 USD/day wit 90%',
    'a <= 5 USD/day With 90%',
    'a < b at 90%',
    'a < b at least 90%',
    'a < b 90%',
    'a < b, 90%',
    'a < 5 USD (90%)',
  ])('names what stands before a probability: %s', (text) => {
    const { rule, hint } = refusal(text, parseGoal);
    expect([rule, hint]).toEqual(['expected with or the end', 'write with 90%']);
  });
});
