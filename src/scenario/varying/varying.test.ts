import { describe, expect, it } from 'vitest';
import { createDistribution } from '../../distributions/create-distribution.ts';
import { createSpec } from '../../distributions/create-spec.ts';
import { ScenarioError } from '../../errors.ts';
import { evaluateConstant } from '../../notation/constant.ts';
import { parseFormula } from '../../notation/parse-formula.ts';
import { parseQuantity } from '../../notation/parse-quantity.ts';
import { parseVarying } from '../../notation/parse-varying.ts';
import type { DistributionNode } from '../../notation/tree.ts';
import { readScenarioText } from '../read-scenario.ts';
import type { Scenario } from '../scenario.ts';
import { formOf } from './forms.ts';

const read = (inputs: Readonly<Record<string, unknown>>, more: object = {}): Scenario =>
  readScenarioText(
    JSON.stringify({ title: '', question: '', inputs, formulas: { total: Object.keys(inputs)[0] }, ...more }),
  );

/** What is said of a scenario that is refused, without places. */
function complaints(inputs: Readonly<Record<string, unknown>>, more: object = {}): string[] {
  try {
    read(inputs, more);
  } catch (error) {
    if (error instanceof ScenarioError)
      return error.problems.map(({ path, rule, found }) => `${path}: ${rule}${found ? ` (${found})` : ''}`);
    throw error;
  }
  return [];
}

const spec = ({ family, arguments: given }: DistributionNode) =>
  createSpec(
    family,
    given.map(({ name, value }) => ({ name, value: (value as { value: number }).value })),
  );

describe('the formula of a distribution whose parameters vary', () => {
  // With numbers in place of names both ways must give the same quantiles.
  it.each([
    ['normal(m, 2)', 3],
    ['normal(p10=m, p90=9)', 3],
    ['normal(p90=9, p10=m)', 3],
    ['logistic(m, 2)', 3],
    ['logistic(p5=1, p50=m)', 3],
    ['gumbel(1, m)', 3],
    ['student_t(4, m)', 3],
    ['student_t(4, 1, m)', 3],
    ['uniform(m, 8)', 3],
    ['triangular(1, m, 8)', 3],
    ['triangular(m, 3, 8)', 3],
    ['loguniform(m, 80)', 3],
    ['lognormal(median=m, gsd=2)', 3],
    ['lognormal(mu=1, sigma=m)', 0.5],
    ['lognormal(mean=m, sd=2)', 3],
    ['lognormal(p5=m, p95=40)', 3],
    ['m to 40', 3],
    ['exponential(m)', 3],
    ['gamma(2.5, m)', 3],
    ['weibull(m, 2)', 3],
    ['pareto(m, 2.5)', 3],
    ['pareto(2, m)', 3],
    ['beta(2, 5, low=m, high=8)', 3],
    ['bernoulli(m)', 0.3],
    ['geometric(m)', 0.3],
  ])('%s has its quantiles', (text, m) => {
    const node = parseVarying(text)!;
    const { form, arguments: given } = formOf(node.family, node.arguments)!;
    const plain = (parameter: string) =>
      given.get(parameter)?.text.replace('m', String(m)) ?? form.standard![parameter]!;
    const noise = createDistribution(spec(parseQuantity(form.noise(plain)) as DistributionNode));
    const whole = createDistribution(
      spec(parseQuantity(text.replace(/\bm\b/, String(m))) as DistributionNode),
    );
    for (const u of [1e-6, 0.01, 0.2, 0.5, 0.69, 0.8, 0.999]) {
      const z = noise.quantile(u);
      const formula = form.formula(plain, `(${z})`, '1');
      const { base } = evaluateConstant(parseFormula(formula));
      expect(Math.abs(base - whole.quantile(u)), `${u}`).toBeLessThan(1e-10 * Math.max(1, Math.abs(base)));
    }
  });
});

describe('an input whose parameters are other inputs', () => {
  it('becomes a part that does not vary and a formula', () => {
    const { inputs, quantities, outputs } = read({ x: 'normal(m, 5)', m: 'normal(100, 10) USD' });
    expect(inputs.map(({ name, notation }) => `${name}: ${notation}`)).toEqual([
      'x.noise: normal(0, 1)',
      'm: normal(100, 10) USD',
    ]);
    const x = quantities.find(({ name }) => name === 'x')!;
    expect([x.formula, x.unit.text, outputs]).toEqual(['m + 5 USD * x.noise', 'USD', ['total']]);
  });

  it.each([
    ['normal(m, 5) USD', 'm + 5 USD * x.noise'],
    ['normal(2 * m, 0.1 * m)', '(2 * m) + (0.1 * m) * x.noise'],
    ['normal(mean=m, sd=-(-5))', 'm + (5 USD) * x.noise'],
    ['uniform(0, m)', '0 + (m - 0) * x.noise'],
    ['m to 900', 'm * (900 USD / m)^x.noise'],
    ['exponential(m + 1 USD)', '(m + 1 USD) * x.noise'],
    ['triangular(0.5 * m, m, 2 * m)', undefined],
    ['uniform(m, 2 * m)', 'm + ((2 * m) - m) * x.noise'],
  ])('is read as %s', (notation, formula) => {
    const { quantities } = read({ x: notation, m: '100 to 200 USD' });
    const x = quantities.find(({ name }) => name === 'x')!;
    expect(x.unit.text).toBe('USD');
    if (formula !== undefined) expect(x.formula).toBe(formula);
  });

  it('may vary with another one that varies, and with a formula', () => {
    const { quantities } = read(
      { x: 'normal(y, 1 USD)', y: 'normal(total, 1 USD)', m: '5 USD' },
      {
        formulas: { total: 'm * 2', sum_of_all: 'x + y' },
      },
    );
    expect(quantities.map(({ name }) => name)).toEqual(['total', 'y', 'x', 'sum_of_all']);
  });

  it('takes the place of an input of the model within its range', () => {
    const scenario = readScenarioText(
      'model: llm-napkin\ninputs:\n  m: uniform(0.07, 0.09) USD/kWh\n  electricity_price: normal(m, 0.003)\n',
    );
    const price = scenario.quantities.find(({ name }) => name === 'electricity_price')!;
    expect(price.formula).toBe('m + 0.003 USD/kWh * electricity_price.noise');
    expect(price.explanation).toMatch(/\. Drawn from normal\(m, 0.003\)\.$/);
  });

  it('may be set to something else, without its parameters being called unused', () => {
    const text =
      'model: llm-napkin\ninputs:\n  m: uniform(0.07, 0.09) USD/kWh\n  electricity_price: normal(m, 0.003)\n';
    const { inputs } = readScenarioText(text, { set: ['electricity_price=0.08 USD/kWh'] });
    expect(inputs.map(({ name }) => name)).toContain('m');
    expect(inputs.find(({ name }) => name === 'electricity_price')!.notation).toBe('0.08 USD/kWh');
  });

  it.each<[Readonly<Record<string, unknown>>, string[]]>([
    [{ x: 'normal(m, k)', m: '1 to 2' }, ['inputs.x: unknown name ("k")']],
    [{ x: 'normal(mone, 1)', money: '1 to 2' }, ['inputs.x: unknown name ("mone")']],
    [{ x: 'normal(x, 1)' }, ['inputs.x: a formula needs its own result (x -> x)']],
    [{ x: 'normal(y, 1)', y: 'normal(x, 1)' }, ['inputs.x: a formula needs its own result (x -> y -> x)']],
    [
      { x: 'normal(m, 1 token)', m: '1 to 2 USD' },
      ['inputs.x: "+" needs two values of the same kind (USD and token)'],
    ],
    [
      { x: 'normal(1, m)', m: 'normal(1, 1)' },
      [
        'inputs.x: its parameters may reach values for which there is no such distribution: sd must be above 0 ("normal(1, m)")',
      ],
    ],
    [
      { x: 'beta(m, 2)', m: '1 to 2' },
      ['inputs.x: alpha of beta must be a number: there is no formula from it to a value ("m")'],
    ],
    [
      { x: 'poisson(m)', m: '1 to 2' },
      [
        'inputs.x: there is no formula from these parameters of poisson to a value, so they cannot vary ("poisson(m)")',
      ],
    ],
    [
      { x: 'mixture(0, normal(m, 1))', m: '1 to 2' },
      ['inputs.x: the arguments of mixture(..) cannot vary with other inputs ("m")'],
    ],
    [
      { x: 'truncate(normal(m, 1), low=0)', m: '1 to 2' },
      ['inputs.x: the arguments of truncate(..) cannot vary with other inputs ("m")'],
    ],
  ])('is refused in %j with one message', (inputs, expected) => expect(complaints(inputs)).toEqual(expected));

  it('is refused where its mass may leave the allowed range of the model', () => {
    const inputs = { q: 'uniform(0.4, 0.8)', owned_share: 'normal(q, 0.1)' };
    const [said, ...more] = complaints(inputs, { model: 'llm-napkin', formulas: {} });
    // Phi(-2) = 2.275 % below 1 - 2 * 0.1, and Phi(-4) = 0.0032 % below 0, as in NIST's tables.
    expect(said).toBe(
      'inputs.owned_share: must lie between 0 and 1 (up to 3.2e-3% of its mass is below and up to 2.3% of its mass is above)',
    );
    expect(more).toEqual([]);
  });

  it('says what to correlate', () => {
    expect(
      complaints(
        { x: 'normal(m, 1)', m: '1 to 2' },
        { correlations: [{ between: ['x', 'm'], spearman: 0.5 }] },
      ),
    ).toEqual(['correlations[0].between[0]: must be an input (x is computed)']);
  });
});
