import { describe, expect, it } from 'vitest';
import { normalQuantile } from '../../distributions/special/normal.ts';
import { readScenarioText } from '../../scenario/read-scenario.ts';
import { breakEven } from './break-even.ts';

const read = (text: string, name = 'a.yaml') => readScenarioText(text, { name });

/** Thirteen months: the last is twelve after the first. The start is lognormal around 100 with 5 % either way (90 %). */
const growing = (x: string, goals: string) =>
  read(`horizon: { from: 2027-01, months: 13 }
inputs:
  x: ${x}
formulas: { cost: x }
goals: [ "${goals}" ]
`);

const sd = Math.log(105 / 95) / (2 * 1.6448536269514722);
const median = Math.sqrt(95 * 105);
/** The start that 9 in 10 draws keep to. */
const start = median * Math.exp(sd * normalQuantile(0.9));

const off = ({ value, error }: { value: number | null; error: number | null }, exact: number) =>
  Math.abs(value! - exact) / error!;

const options = { seed: 'months' };

describe('break-even over parts of inputs and months', () => {
  // 9 in 10 keep to 200 in month 12 where start (1 + r)^12 = 200.
  it.each([
    ['3% per month', 1, 'month'],
    ['2% to 4% per month', 1, 'month'],
    ['40% to 60% per year', 12, 'year'],
  ])('finds the growth %s in its own period', async (growth, period, per) => {
    const scenario = growing(
      `{ value: 95 to 105 USD/day, growth: ${growth} }`,
      'at(cost, 2028-01) <= 200 USD/day with 90%',
    );
    const found = await breakEven(scenario, { input: 'x.growth' }, options);
    expect(off(found.value, (200 / start) ** (period / 12) - 1)).toBeLessThan(5);
    expect(found).toMatchObject({ input: 'x.growth', unit: '', per, crossings: 1, warnings: [] });
  });

  // After twelve months the logarithm has the variance sd^2 + s^2, and the mean of the walk's factor is 1: ln of the median
  // less s^2 / 2.
  it('finds the volatility with which a goal in every month, here the last, still holds', async () => {
    const scenario = growing(
      '{ value: 95 to 105 USD/day, volatility: 10% per year }',
      'at(cost, 2028-01) <= 130 USD/day with 90%',
    );
    const found = await breakEven(scenario, { input: 'x.volatility' }, options);
    const s = found.value.value!;
    const q90 = median * Math.exp(normalQuantile(0.9) * Math.hypot(sd, s) - (s * s) / 2);
    expect(Math.abs(q90 - 130)).toBeLessThan(0.5);
    expect(found.per).toBe('year');
  });

  // A step that comes t months after the first day is in force from the first day of the month that follows: of 13 months
  // (365 + 31 days) the ones before cost 100 a day, those from then on 50.
  it('finds when a step must come', async () => {
    const scenario = growing(
      '{ value: "uniform(99, 101) USD/day", steps: [ { from: "uniform(2, 6) month", factor: 0.5 } ] }',
      'total(cost) <= 30k USD with 50%',
    );
    const found = await breakEven(scenario, { input: 'x.steps.0' }, options);
    // January to July are 212 days: 21,200 + 184 x 50 = 30,400 USD; to June 181 days: 18,100 + 215 x 50 = 28,850 USD.
    expect(found.value.value!).toBeGreaterThan(5.99);
    expect(found.value.value!).toBeLessThan(6.01);
    expect(found.unit).toBe('month');
  });

  // It comes with probability p: 9 in 10 keep to 60 in the last month where it comes in 9 in 10.
  it('finds how likely a step must be', async () => {
    const scenario = growing(
      '{ value: "uniform(99, 101) USD/day", steps: [ { from: 2027-05, factor: 0.5, probability: 60% } ] }',
      'at(cost, 2028-01) <= 60 USD/day with 90%',
    );
    const found = await breakEven(scenario, { input: 'x.steps.0.probability' }, options);
    expect(Math.abs(found.value.value! - 0.9)).toBeLessThan(0.002);
  });

  it('holds no scenarios against each other that look at other months, and says what to write', async () => {
    const body = 'inputs: { x: 1 to 2 USD/day }\nformulas: { cost: x }\n';
    const year = read(`horizon: { from: 2027-01, months: 12 }\n${body}`);
    const day = read(body, 'b.yaml');
    await expect(breakEven(year, { input: 'x', other: day }, options)).rejects.toThrow(
      'a.yaml covers 2027-01 to 2027-12 (12 months), b.yaml a single day (it has no horizon), and these cannot be compared: add `horizon: { from: 2027-01, months: 12 }` to b.yaml, or leave it out of the other',
    );
    const walk = growing('{ value: 1, volatility: 5% per year }', 'highest(cost) <= 2 with 90%');
    await expect(breakEven(walk, { input: 'x.shocks' }, options)).rejects.toThrow('as in x.volatility');
    const given = growing(
      '{ value: 1, steps: [ { from: 2027-05, factor: 0.5 } ] }',
      'highest(cost) <= 2 with 90%',
    );
    await expect(breakEven(given, { input: 'x.steps.0' }, options)).rejects.toThrow(
      'x.steps.0 comes in a month that is given: write a time after the start',
    );
  });
});
