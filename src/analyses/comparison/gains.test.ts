import { expect, it } from 'vitest';
import { readScenarioText } from '../../scenario/read-scenario.ts';
import { compare } from './comparison.ts';

it('of profits the highest mean is chosen, and knowing more gains', async () => {
  const scenario = (sales: string, file: string) =>
    readScenarioText(
      `formulas:\n  profit: { formula: sales - cost, unit: USD/day }\ninputs:\n  sales: ${sales}\n  cost: 5 USD/day\noutputs: [profit]\n`,
      { name: file },
    );
  const options = { draws: 4096, seed: 'gain', sensitivity: false, workers: 1 };
  const poor = scenario('uniform(8, 10) USD/day', 'poor.yaml');
  const rich = scenario('uniform(8.5, 12) USD/day', 'rich.yaml');
  const { decisions } = await compare([poor, rich], options);
  expect(decisions!.best).toBe('rich.yaml');
  const turned = await compare([rich, poor], options);
  expect(turned.decisions!.best).toBe('rich.yaml');
  // Equal quantiles are drawn, so that the richer one is never behind.
  expect(decisions!.perfectInformation.value).toBeCloseTo(0, 6);
});
