import { expect, it } from 'vitest';
import { readScenario, readScenarioText } from './read-scenario.ts';

const portfolio = 'scenarios/startup-portfolio.yaml';
const waysOf = (set: readonly string[]) => readScenario(portfolio, { set }).breakdowns.map(({ by }) => by);

it('divides the headline in the ways of the model', () => {
  const { breakdown } = readScenarioText('model: llm-service\n');
  expect(breakdown).toContain('hardware_cost');
  expect(readScenario(portfolio).breakdown).toEqual(breakdown);
  expect(waysOf([])).toEqual(['service', 'workload', 'customer']);
});

it('divides nothing without a model, or where the scenario computes the headline itself', () => {
  const none = { breakdown: [], breakdowns: [] };
  expect(readScenarioText('inputs: { x: 1 to 2 }\nformulas: { y: x }\n')).toMatchObject(none);
  const own = 'model: llm-service\nformulas: { daily_cost: 2 * hardware_cost }\n';
  expect(readScenarioText(own)).toMatchObject(none);
});

it('leaves out the ways that no longer add up', () => {
  expect(waysOf(['formulas.paid.cost=1 USD/day'])).toEqual(['service', 'workload']);
  // Of all services together: what each of them comes to is then another sum.
  expect(waysOf(['formulas.hardware_cost=1 USD/day'])).toEqual([]);
});
