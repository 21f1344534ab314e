import { expect, it } from 'vitest';
import { readScenarioText } from '../../scenario/read-scenario.ts';
import { goalLimit } from './goal-limit.ts';

const scenario = (goal: string) =>
  readScenarioText(
    `
horizon: { from: 2027-01, months: 3 }
inputs:
  users: { value: 1k to 2k, growth: 1% per month }
  allowed: 5k USD/day
formulas:
  daily_cost: { formula: users * 1 USD/day, unit: USD/day }
  year: total(daily_cost)
  twice: 2 * daily_cost
  budget: 1M USD
outputs: [daily_cost]
goals: ["${goal}"]
`,
    { name: 'a.yaml' },
  );

// Limits as written; a total's in money, whatever the unit of time of the rate.
it.each([
  ['year <= 1M USD with 80%', ['daily_cost', 'toDate', '<=', 1e6, 'USD']],
  ['total(daily_cost) < 24k USD', ['daily_cost', 'toDate', '<', 24_000, 'USD']],
  ['2k USD >= year', ['daily_cost', 'toDate', '<=', 2000, 'USD']],
  ['year <= budget', ['daily_cost', 'toDate', '<=', 1e6, 'USD']],
  ['daily_cost <= 100 USD/hour in every month', ['daily_cost', 'month', '<=', 2400, 'USD/day']],
  ['daily_cost <= allowed in every month', ['daily_cost', 'month', '<=', 5000, 'USD/day']],
  ['1k USD/day < daily_cost in any month', ['daily_cost', 'month', '>', 1000, 'USD/day']],
] as const)('%s', (goal, [quantity, of, operator, limit, unit]) => {
  const read = scenario(goal);
  const found = goalLimit(read, read.goals[0]!)!;
  expect(found).toMatchObject({ quantity, of, operator, unit });
  expect(found.limit).toBeCloseTo(limit, 8);
});

it.each(['daily_cost <= twice in every month', 'year >= 1k USD', 'at(daily_cost, 2027-02) <= 3k USD/day'])(
  'is none of %s',
  (goal) => {
    const read = scenario(goal);
    expect(goalLimit(read, read.goals[0]!)).toBeNull();
  },
);
