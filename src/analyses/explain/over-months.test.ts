import { describe, expect, it } from 'vitest';
import { formulaTree } from '../../model/formula-tree.ts';
import { readScenarioText } from '../../scenario/read-scenario.ts';
import { terminalExplanation } from '../../report/terminal/terminal-explanation.ts';
import { explain } from './explain.ts';
import { changesOf } from './over-months.ts';
import { overMonthsWords } from './words.ts';

const scenario = readScenarioText(
  `horizon: { from: 2027-01, months: 12 }
fiscal_year_starts: 4
inputs:
  users: { value: 40k to 60k, growth: 3% to 8% per month, season: [1, 1.1, 1, 0.9] }
  price: { value: 2 USD/day, volatility: 20% per year, noise: 4%, persistence: 0.8, limits: [1, 3 USD/day] }
  staff: { value: 100 USD/day, steps: [ { from: 2027-07, value: 200 USD/day }, { from: "uniform(3, 9) month", factor: 0.6, probability: 70% } ] }
formulas:
  daily_cost: users * price + staff
  mean_users: users * 1
  year_bill: total(daily_cost)
  spent: first_month(total_to_date(daily_cost) > 1M USD)
`,
  { name: 'a.yaml' },
);

describe('explain of a scenario with a horizon', () => {
  const explanation = explain(scenario);

  it('lists the horizon and every key by which inputs change, as it is written', () => {
    expect(explanation.horizon).toEqual({ from: '2027-01', to: '2027-12', months: 12, fiscalYearStarts: 4 });
    expect(Object.fromEntries(explanation.inputs.map(({ name, changes }) => [name, changes]))).toMatchObject({
      users: [
        { key: 'growth', text: '3% to 8% per month' },
        { key: 'season', text: '1, 1, 1, 1.1, 1.1, 1.1, 1, 1, 1, 0.9, 0.9, 0.9 (January first)' },
      ],
      price: [
        { key: 'volatility', text: '20% per year' },
        { key: 'noise', text: '4%, persistence 0.8' },
        { key: 'limits', text: '1 to 3 USD/day' },
      ],
      staff: [
        { key: 'steps.0', text: 'from 2027-07 on: 200 USD/day' },
        { key: 'steps.1', text: 'uniform(3, 9) month after the start: times 0.6, with a probability of 70%' },
      ],
    });
    const said = terminalExplanation(explanation);
    expect(said).toContain('Months: 2027-01 to 2027-12 (12 months), fiscal years from month 4 on.');
    expect(said).toContain('\n    noise: 4%, persistence 0.8\n');
  });

  it.each([
    [
      'daily_cost',
      { byMonth: true, result: 'total', unit: 'USD' },
      /^daily_cost differs from month to month in USD\/day\. A result gives its total over 2027-01 to 2027-12 \(12 months\).* in USD, and that of each month in USD\/day\.$/,
    ],
    [
      'mean_users',
      { byMonth: true, result: 'average', unit: '' },
      /A result gives its average over the days of/,
    ],
    [
      'year_bill',
      { byMonth: false, result: 'itself', unit: 'USD' },
      /^year_bill is one number for all of .* in USD: a result gives that\.$/,
    ],
    [
      'spent',
      { byMonth: false, result: 'month', unit: 'month' },
      /or never: a result gives how likely each is\.$/,
    ],
  ] as const)('says what %s is by month, and what a Result says of it', (name, over, words) => {
    const found = explanation.quantities.find((quantity) => quantity.name === name)!;
    expect(found.overMonths).toEqual(over);
    expect(overMonthsWords(name, found.unit, found.overMonths!, explanation.horizon!)).toMatch(words);
  });

  it('shows in a formula tree how inputs change', () => {
    const inputs = scenario.inputs.map((input) => ({
      ...input,
      changes: changesOf(scenario, input.name).map(({ key, text }) => `${key}: ${text}`),
    }));
    expect(formulaTree({ ...scenario, inputs }, 'year_bill').split('\n')).toEqual(
      expect.arrayContaining(['   ├─ users = 40k to 60k', '   │      growth: 3% to 8% per month']),
    );
  });

  it('says nothing of months where the scenario is about a day', () => {
    const day = explain(readScenarioText('inputs: { x: 1 to 2 }\nformulas: { y: x }\n', { name: 'b.yaml' }));
    expect(JSON.stringify(day)).not.toMatch(/horizon|changes|overMonths/);
  });
});
