import { describe, expect, it } from 'vitest';
import { readScenarioText } from '../../scenario/read-scenario.ts';
import { simulate } from '../../simulate.ts';
import type { Result } from '../../analyses/result.ts';
import { namedOutputs } from '../../analyses/outcome/words.ts';
import { facts } from '../page/sections/facts.ts';
import { withBlanks } from '../testing/with-blanks.ts';
import { firstPicture } from './chart-kinds.ts';
import { goalLimit } from './goal-line.ts';

function resultOf(lines: readonly string[]): Promise<Result> {
  const scenario = readScenarioText(lines.join('\n'), { name: 'a.yaml' });
  return simulate(scenario, { draws: 4096, seed: 'x', workers: 1, sensitivity: false });
}

const goalCard = (result: Result) => withBlanks(facts(result, namedOutputs(result)[0]!)[0]!.text);

describe('goals in the first view', () => {
  const service = [
    'inputs: { spent: "uniform(0, 10) USD/day", income: "uniform(0, 10) USD/day" }',
    'formulas: { cost: spent, profit: income - spent }',
    'outputs: [cost, profit]',
  ];

  it('of one quantity: the one that is missed is drawn and told', async () => {
    const result = await resultOf([
      ...service,
      'goals: [cost <= 9.5 USD/day with 80%, cost <= 6 USD/day with 90%]',
    ]);
    expect(goalLimit(result, 'cost')!.limit).toBe(6);
    expect(firstPicture(result, namedOutputs(result))!.title).toContain('miss the goal of 6 USD/day');
    expect(goalCard(result)).toContain('Does the budget hold?');
    expect(goalCard(result)).toContain('Cost at most 6 USD/day: holds in 60');
    expect(goalCard(result)).toContain('One more goal below.');
  });

  it('of another quantity than the headline: the card names the one in the picture too', async () => {
    const result = await resultOf([
      ...service,
      'goals: [cost <= 9.5 USD/day with 80%, profit >= 0 USD/day with 90%, cost >= 0 USD/day]',
    ]);
    expect(firstPicture(result, namedOutputs(result))!.title).toContain('the goal of 9.5 USD/day');
    // A profit has no budget.
    expect(goalCard(result)).toContain('Does the goal hold?');
    expect(goalCard(result)).toContain('Profit at least 0 USD/day: holds in 50');
    expect(goalCard(result)).toContain(
      'In the picture: cost at most 9.5 USD/day (met). One more goal below.',
    );
  });

  it('of a forecast: a budget is drawn with the bill to date, a limit of each month with the fan', async () => {
    const year = [
      'horizon: { from: 2027-01, months: 12 }',
      'inputs: { rent: { value: 80 to 120 USD/day, growth: 1% to 4% per month } }',
      'formulas: { cost: rent, year: total(cost) }',
      'outputs: [year]',
    ];
    const limit = 'cost <= 150 USD/day in every month with 99%';
    const both = await resultOf([...year, `goals: [year <= 80k USD with 80%, ${limit}]`]);
    expect(firstPicture(both, namedOutputs(both))!.id).toBe('to-date-cost');
    expect(goalCard(both)).toContain('Does the goal hold?');
    expect(goalCard(both)).toContain('In the picture: year at most 80,000 USD (met).');
    const months = await resultOf([...year, `goals: [${limit}]`]);
    expect(firstPicture(months, namedOutputs(months))!.id).toBe('fan-cost');
  });
});
