import { describe, expect, it } from 'vitest';
import { readScenarioText } from '../../scenario/read-scenario.ts';
import { simulate } from '../../simulate.ts';
import { intoOutputs, outOfOutputs } from '../saved/first-months.ts';
import { shapeProblems } from '../saved/saved-shapes.ts';

const run = (text: string, draws = 65_536) =>
  simulate(readScenarioText(text), { draws, seed: '1', workers: 1 });

/** 1 + growth is exp(normal(0.05, 0.03)) a month; the first of 37 months is month 0. */
const growing = `
horizon: { from: 2027-01, months: 37 }
inputs: { x: { value: 100 USD/day, growth: 0.0654605% to 10.4447940% per month } }
formulas:
  cost: x
  over: first_month(x > 200 USD/day)
  never: first_month(x < 0 USD/day)
  at_once: first_month(x > 1 USD/day)
outputs: [over, cost, never, at_once]
goals:
  - over <= 2028-01 with 40%
  - over <= 2029-01
  - over > 2028-01
  - not (over <= 2030-01)
  - never > 2027-01
  - never != 2027-01
`;

describe('first months', async () => {
  const result = await run(growing);
  const { over, never, at_once } = result.firstMonths!;

  it('are counted, and never with them', () => {
    const until = (last: string) =>
      over!.byMonth
        .filter(({ month }) => month <= last)
        .reduce((sum, { probability }) => sum + probability.value!, 0);
    // Exact: the first m with 100 exp(g m) > 200 is at most 12 where g > ln(2) / 12, g normal(0.05, 0.03).
    expect(until('2028-01')).toBeCloseTo(0.397917091, 3);
    expect(until('2029-01')).toBeCloseTo(0.759271858, 3);
    expect(until('2030-01') + over!.never.value!).toBeCloseTo(1, 12);
    expect(over!.byMonth).toHaveLength(37);
    expect(over!).toMatchObject({ unit: 'month', label: 'Over', mean: null, sd: null });
    expect(over!.quantiles).toMatchObject({
      p25: '2027-11',
      p50: '2028-03',
      p75: '2029-01',
      p90: null,
      p99: null,
    });
    expect(never!.never).toEqual({ value: 1, error: 0 });
    expect(Object.values(never!.quantiles).every((month) => month === null)).toBe(true);
    expect(at_once!.byMonth[0]).toEqual({ month: '2027-01', probability: { value: 1, error: 0 } });
    expect(new Set(Object.values(at_once!.quantiles))).toEqual(new Set(['2027-01']));
  });

  it('come before, in or after a month of a goal; never comes after every month', () => {
    const held = result.goals.map(({ probability }) => probability.value!);
    expect(held[0]).toBeCloseTo(0.397917091, 3);
    expect(held[1]).toBeCloseTo(0.759271858, 3);
    expect(held[2]! + held[0]!).toBeCloseTo(1, 12);
    expect(held.slice(3)).toEqual([over!.never.value, 1, 1]);
  });

  it('are numbers to no other analysis', () => {
    expect(Object.keys(result.outputs)).toEqual(['cost']);
    expect(Object.keys(result.sample.outputs)).toEqual(['cost']);
    expect(Object.keys(result.sensitivity!)).toEqual(['cost']);
    expect(Object.keys(result.drivers!)).toEqual(['cost']);
    expect(Object.keys(result.forecast!.outputs)).toEqual(['cost']);
  });

  it('stand among the outputs of a saved result, and apart again when it is read', () => {
    const saved = JSON.stringify(intoOutputs(result));
    expect(Object.keys((JSON.parse(saved) as typeof result).outputs)).toEqual([
      'cost',
      'over',
      'never',
      'at_once',
    ]);
    expect(JSON.parse(saved)).not.toHaveProperty('firstMonths');
    expect(shapeProblems(JSON.parse(saved), result.format)).toEqual([]);
    expect(JSON.stringify(outOfOutputs(JSON.parse(saved) as typeof result))).toBe(JSON.stringify(result));
  });
});

it('limits that were reached are counted', async () => {
  const { forecast, cautions } = await run(
    `
horizon: { from: 2027-01, months: 3 }
inputs:
  # Above 106 in the last month where a month's growth is above the root of 1.06, 2.956 %: 0.5074 of uniform(0, 6) %.
  x: { value: 100 USD/day, growth: "uniform(0%, 6%) per month", limits: [0 USD/day, 106 USD/day] }
formulas: { cost: x }
goals: [total(cost) <= 9k USD]
`,
    4096,
  );
  expect(forecast!.limited!.x!.value).toBeCloseTo(0.5074, 2);
  expect(cautions).toContain('x was set to one of its limits in 51 of 100 draws, in one month or more');
  expect(forecast!.goals[0]!.limit).toEqual({
    quantity: 'cost',
    of: 'toDate',
    operator: '<=',
    limit: 9000,
    unit: 'USD',
  });
});
