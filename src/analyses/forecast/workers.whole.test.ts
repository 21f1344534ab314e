import { expect, it } from 'vitest';
import { readScenarioText } from '../../scenario/read-scenario.ts';
import { simulate } from '../../simulate.ts';

const scenario = () =>
  readScenarioText(`title: Bytes
horizon: { from: 2027-03, months: 14 }
fiscal_year_starts: 04
inputs:
  price: { value: 2 to 3 USD/day, growth: -20% to 30% per year, volatility: 20% per year }
  load: { value: "normal(5, 0.5)", noise: 5%, persistence: 0.6, steps: [{ from: "uniform(1, 9) month", factor: 0.8, probability: 60% }] }
formulas:
  cost: price * load
  bill: total(cost)
  late: first_month(total_to_date(cost) > 3k USD)
outputs: [cost, bill, late]
correlations:
  - { between: [price, load], normal: 0.3 }
goals: ["bill <= 6k USD", "cost <= 15 USD/day in every month", "late > 2027-09"]
`);

it('a forecast has the same bytes on 1, 2 and 3 workers', async () => {
  const results = [];
  for (const workers of [1, 2, 3])
    results.push(JSON.stringify(await simulate(scenario(), { seed: 'bytes', draws: 2 ** 17, workers })));
  expect(results[1]).toBe(results[0]);
  expect(results[2]).toBe(results[0]);
}, 300_000);
