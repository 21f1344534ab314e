import { describe, expect, it } from 'vitest';
import { families } from '../distributions/families.ts';
import { NotationError } from '../errors.ts';
import { formatQuantity } from './format.ts';
import { parseQuantity } from './parse-quantity.ts';

const refusal = (text: string) => {
  try {
    parseQuantity(text);
  } catch (error) {
    if (error instanceof NotationError) return error;
    throw error;
  }
  throw new Error(`accepted ${text}`);
};

describe('parseQuantity', () => {
  it.each([
    ['12', '12', null],
    ['-0', '0', null],
    ['1.5e6', '1500000', null],
    ['10k', '10000', null],
    ['2T', '2000000000000', null],
    ['40%', '40%', '%'],
    ['40 %', '40%', '%'],
    ['0.08 USD/kWh', '0.08 USD/kWh', 'USD/kWh'],
    ['10kW', '10 kW', 'kW'],
    ['5 1/s', '5 1/s', '1/s'],
    ['0.5 1', '0.5 1', ''],
    ['-5 USD', '-5 USD', 'USD'],
    ['3 * 4 USD', '12 USD', 'USD'],
    ['1 USD / 4 kWh', '0.25 USD/kWh', 'USD/kWh'],
    ['1 hour + 30 min', '1.5 hour', 'hour'],
    ['ln(1e6) USD', '13.815510557964274 USD', 'USD'],
    ['(1/4) USD', '0.25 USD', 'USD'],
    ['1 - 40%', '0.6 1', ''],
    ['3 - 1', '2', null],
    ['40% + 1', '140%', '%'],
    ['50% * 40%', '0.2 1', ''],
    ['2 kW * 3 hour', '6 kWh', 'kWh'],
    ['-5%', '-5%', '%'],
    ['-30 %/year', '-30%/year', '%/year'],
    ['30 min + 1 hour', '90 min', 'min'],
    ['round(4503599627370497)', '4503599627370497', null],
    ['round(0.49999999999999994)', '0', null],
    ['min(3 USD, 4 USD)', '3 USD', 'USD'],
    ['max(0, 4 USD/hour)', '4 USD/hour', 'USD/hour'],
    ['sqrt(16 USD^2)', '4 USD', 'USD'],
    ['floor(2.7 token)', '2 token', 'token'],
    ['clamp(5 USD, 0 USD, 3 USD)', '3 USD', 'USD'],
    ['if(1 > 0, 2 USD, 3 USD)', '2 USD', 'USD'],
    ['1 > 2', '0', null],
    ['not 3', '0', null],
    ['2 > 1 and not 0', '1', null],
    ['normal(mean=0, sd=2 > 1)', 'normal(mean=0, sd=1)', null],
    ['1.2 to 3.5 USD/GPU/hour', '1.2 to 3.5 USD/GPU/hour', 'USD/GPU/hour'],
    ['10M to 15M', '10000000 to 15000000', null],
    ['10% to 20%', '10 to 20%', '%'],
    ['30 to 50%', '30 to 50%', '%'],
    ['1 hour to 2 hour', '1 to 2 hour', 'hour'],
    ['1 hour to 2 hours', '1 to 2 hours', 'hours'],
    ['10^6 USD', '1000000 USD', 'USD'],
    ['1 to ln(100) s', '1 to 4.605170185988092 s', 's'],
    ['2*3 to 4^2 token', '6 to 16 token', 'token'],
    ['triangular(0.05, 0.08, 0.15) USD/kWh', 'triangular(0.05, 0.08, 0.15) USD/kWh', 'USD/kWh'],
    ['triangular(10%, 20%, 30%)', 'triangular(0.1, 0.2, 0.3) 1', ''],
    ['beta(p5=10%, p95=30%)', 'beta(p5=0.1, p95=0.3) 1', ''],
    ['bernoulli(10%)', 'bernoulli(0.1)', null],
    ['binomial(10, 30%) GPU', 'binomial(10, 0.3) GPU', 'GPU'],
    ['binomial(trials=10, probability=30%) GPU', 'binomial(trials=10, probability=0.3) GPU', 'GPU'],
    ['uniform(-pi, pi)', 'uniform(-3.141592653589793, 3.141592653589793)', null],
    ['uniform(-1, +1)', 'uniform(-1, 1)', null],
    ['uniform(-sqrt(3), 10*sqrt(3))', 'uniform(-1.7320508075688772, 17.32050807568877)', null],
    ['quantiles(p2.5=1, p50=2, p97.5=9, min=0)', 'quantiles(p2.5=1, p50=2, p97.5=9, min=0)', null],
    ['discrete(values=[1, 2], weights=[10%, 70%])', 'discrete(values=[1, 2], weights=[0.1, 0.7])', null],
    [
      'mixture(1 to 3, normal(2, 1), weights=[1, 2]) token',
      'mixture(1 to 3, normal(2, 1), weights=[1, 2]) token',
      'token',
    ],
    ['mixture(10% to 30%, beta(2, 3))', 'mixture(0.1 to 0.3, beta(2, 3)) 1', ''],
    ['mixture(0, 1 to 3, weights=[60%, 40%])', 'mixture(0, 1 to 3, weights=[0.6, 0.4])', null],
    ['mixture(1 to 2 USD, 3 to 4 USD)', 'mixture(1 to 2, 3 to 4) USD', 'USD'],
    ['mixture(0, 5 USD, normal(1, 2) USD)', 'mixture(0, 5, normal(1, 2)) USD', 'USD'],
    ['mixture(0%, 10% to 20%)', 'mixture(0, 0.1 to 0.2) 1', ''],
    ['truncate(mixture(0 USD, 1 to 3 USD), low=0 USD)', 'truncate(mixture(0, 1 to 3), low=0) USD', 'USD'],
    ['truncate(mixture(0, 1 to 3), low=0) USD', 'truncate(mixture(0, 1 to 3), low=0) USD', 'USD'],
    ['truncate(normal(1, 2), low=0) token', 'truncate(normal(1, 2), low=0) token', 'token'],
    ['empirical(file="a b.csv", column="x") s', 'empirical(file="a b.csv", column="x") s', 's'],
    ["empirical(file='a\"b.csv')", "empirical(file='a\"b.csv')", null],
    ['normal()', 'normal()', null],
  ])('reads %s', (text, printed, unit) => {
    const node = parseQuantity(text);
    expect(formatQuantity(node)).toBe(printed);
    expect(node.unit?.text ?? null).toBe(unit);
    expect(node.span).toEqual({ start: 0, end: text.length });
  });

  it.each([
    ['', 'there is no value here'],
    ['x', 'an input must be a number or a distribution, without names other than pi and e'],
    [
      '0.08/kWh',
      'an input must be a number or a distribution, without names other than pi and e',
      'a unit stands directly after a number and holds no spaces, as in 1 kWh or 2 USD/kWh',
    ],
    ['normal', 'an input must be a number or a distribution, without names other than pi and e'],
    ['1/0', 'this is not a finite number'],
    ['sqrt(-1)', 'this is not a finite number'],
    ['1e308 hour', 'this is not a finite number'],
    ['(1e308) hour', 'this is not a finite number'],
    ['1,000', 'thousands separators are not allowed', 'write 1000'],
    ['1 000 USD', 'thousands separators are not allowed', 'write 1000'],
    ['uniform(1,000, 2,000)', 'thousands separators are not allowed', 'write 1000'],
    ['normal(0,05, 1)', 'a number must not begin with 0 and another digit'],
    [
      '-3 to 5 USD',
      'both ends of "a to b" must be positive (it is a lognormal)',
      'write normal(p5=-3, p95=5) USD',
    ],
    ['0 to 5', 'both ends of "a to b" must be positive (it is a lognormal)', 'write normal(p5=0, p95=5)'],
    [
      '-1% to 5%',
      'both ends of "a to b" must be positive (it is a lognormal)',
      'write normal(p5=-1, p95=5)%',
    ],
    ['5 to 3 h', '"a to b" must go from a smaller number to a larger one', 'write 3 to 5 h'],
    [
      '3 to 3 h',
      '"a to b" must go from a smaller number to a larger one',
      'write 3 h for a number that is known',
    ],
    ['10 to 20 USD * 2', 'the unit of a distribution must be written once, at its end'],
    ['10 USD / 2 to 20 USD', 'the unit of a distribution must be written once, at its end'],
    ['10% to 0.2', 'the unit of a distribution must be written once, at its end'],
    ['1 hour to 2 day', 'the unit of a distribution must be written once, at its end'],
    ['10 to 20 to 30', 'expected an operator or the end', 'a range has two ends, as in 10 to 20'],
    ['triangular(1 USD, 2, 3)', 'the unit of a distribution must be written once, at its end'],
    [
      'mixture(1 to 2 USD, 3 to 4 EUR)',
      'the unit of a distribution must be written once, at its end',
      'write USD after every part, or once at the end',
    ],
    ['mixture(0 USD, 1 to 3)', 'the unit of a distribution must be written once, at its end'],
    ['mixture(1 to 2 USD, 3 to 4 USD) USD', 'the unit of a distribution must be written once, at its end'],
    ['truncate(normal(1, 2) USD, low=1)', 'the unit of a distribution must be written once, at its end'],
    ['mixture(mixture(0, 1) USD, 3)', 'the unit of a distribution must be written once, at its end'],
    [
      'mixture(normal(1, 2) USD, normal(3, 4))',
      'the unit of a distribution must be written once, at its end',
    ],
    ['triangular(10%, 20%, 30%) USD', 'the unit of a distribution must be written once, at its end'],
    ['normal(mean=1, mean=2)', 'an argument is given twice'],
    ['normal(mean=1, 2)', 'arguments by position must come before those by name'],
    ['normal(0, 1) * 2', 'a distribution is not part of a calculation'],
    [
      'normal(0, 1) USD / day',
      'a distribution is not part of a calculation',
      'a unit must not contain spaces, as in USD/day; write calculations under formulas',
    ],
    ['5 USD per day', 'expected an operator or the end', 'a unit must not contain spaces, as in USD/day'],
    ['10-20', 'a range is not written with a dash', 'write 10 to 20'],
    ['10 - 20 USD', 'a range is not written with a dash', 'write 10 to 20 USD'],
    ['5 +- 1', 'expected a value', 'write a spread as normal(mean=, sd=)'],
    ['5 +/- 1', 'expected a value', 'write a spread as normal(mean=, sd=)'],
    ['2 * normal(0, 1)', 'a distribution is not part of a calculation'],
    ['-normal(0, 1)', 'a distribution is not part of a calculation'],
    ['normal(0, 1', 'expected an operator, a comma or )'],
    ['normal(0,', 'expected a value'],
    ['[1, 2]', 'expected a value'],
    ['discrete(values=[1, 2)', 'expected an operator, a comma or ]'],
    ['"text"', 'expected a value'],
    ['5 US', 'unknown unit', 'did you mean "USD"?'],
    ['5 USD * x', 'an input must be a number or a distribution, without names other than pi and e'],
    ['5 USD + 3 token', '"+" needs two values of the same kind'],
    ['1 USD + 3', '"+" needs two values of the same kind', 'write a number with its unit, as in 5 USD'],
    ['1 < 2 to 3', 'expected an operator or the end', 'a range has two ends, as in 10 to 20'],
    ['1 to 2 < 3', 'expected an operator or the end'],
    ['1 < 2 < 3', 'comparisons cannot be chained'],
    ['floor(2.7 hour)', 'floor works on counts, and this is measured'],
    ['process.exit(1); 2', 'a character that means nothing here'],
    [`${'normal('.repeat(20_000)}1`, 'more than 200 brackets, signs or powers inside each other'],
    [`discrete(values=${'['.repeat(20_000)}1`, 'expected a value'],
  ])('refuses %.60s', (text, rule, hint?: string) => {
    const error = refusal(text);
    expect(error.rule).toBe(rule);
    if (hint !== undefined) expect(error.hint).toBe(hint);
  });

  it.each(
    families.flatMap(({ name, parameters }) => {
      const places = parameters.filter(({ positional }) => positional).map((parameter) => parameter.name);
      const written = places.map((place) => (place === 'probability' ? '30%' : '5'));
      return places.includes('probability') ? [`${name}(${written.join(', ')})`] : [];
    }),
  )('reads the probability of %s as no unit of the values', (text) => {
    expect(parseQuantity(text)).toMatchObject({ kind: 'distribution', unit: null });
  });

  it('says where a mistake in an argument is', () => {
    expect(refusal('triangular(1, 2 USD, 3)')).toMatchObject({ start: 14, end: 19, found: '"2 USD"' });
  });
});
