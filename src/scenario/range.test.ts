import { describe, expect, it } from 'vitest';
import { ScenarioError } from '../errors.ts';
import { readScenarioText } from './read-scenario.ts';

/** What is wrong with an input of the napkin, without its place; empty when it is accepted. */
function complaint(input: string, notation: string): string {
  try {
    readScenarioText(`model: llm-napkin\ninputs: { ${input}: "${notation}" }\n`);
  } catch (error) {
    if (error instanceof ScenarioError)
      return error.problems.map(({ found, hint }) => `${found}; ${hint}`).join('\n');
    throw error;
  }
  return '';
}

describe('the allowed range of an input', () => {
  it.each([
    ['owned_share', '0'],
    ['owned_share', '1'],
    ['owned_share', '100%'],
    ['owned_share', 'uniform(0, 100)%'],
    ['owned_share', 'bernoulli(0.5)'],
    ['fleet_utilization', 'uniform(0, 1)'],
    ['fleet_utilization', 'normal(0.5, 0.05)'],
    ['electricity_price', 'normal(0.08, 0.01)'],
    ['electricity_price', '0.5 to 9 USD/MWh'],
    ['pue', 'truncate(normal(1.2, 0.1), low=1, high=5)'],
  ])('holds %s: %s', (input, notation) => expect(complaint(input, notation)).toBe(''));

  it.each([
    ['fleet_utilization', '0', '"0"; undefined'],
    [
      'fleet_utilization',
      'bernoulli(0.5)',
      '50% of its mass is below; write truncate(bernoulli(0.5), low=0, high=1)',
    ],
    // 1 - Phi(-ln(0.6) / (ln(0.9 / 0.4) / (2 * 1.6449))) = 1 - Phi(2.072) = 0.0191.
    ['owned_share', '40% to 90%', '1.9% of its mass is above; write beta(p5=0.4, p95=0.9)'],
    [
      'owned_share',
      'uniform(-1, 3)',
      '25% of its mass is below and 50% of its mass is above; write truncate(uniform(-1, 3), low=0, high=1)',
    ],
    [
      'owned_share',
      'uniform(0, 200)%',
      '50% of its mass is above; write truncate(uniform(0, 200), low=0, high=100)%',
    ],
    ['pue', 'normal(1.2, 0.1)', '2.3% of its mass is below; write truncate(normal(1.2, 0.1), low=1, high=5)'],
    [
      'electricity_price',
      'normal(80, 40) USD/MWh',
      '2.3% of its mass is below; write truncate(normal(80, 40), low=0) USD/MWh',
    ],
  ])('refuses %s: %s', (input, notation, found) => expect(complaint(input, notation)).toBe(found));
});
