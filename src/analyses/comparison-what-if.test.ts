import { describe, expect, it } from 'vitest';
import { ScenarioError } from '../errors.ts';
import { leverOfLines } from '../scenario/levers/testing/lever-of-lines.ts';
import { readScenarioText } from '../scenario/read-scenario.ts';
import { compareLevers } from './comparison/compare-levers.ts';
import { compare } from './comparison/comparison.ts';
import { mostCompared } from './what-if/result.ts';

const options = { draws: 1024, seed: 'shared', workers: 1, sensitivity: false, bridge: false } as const;

const scenarioOf = (inputs: string, cost: string, more = '') =>
  readScenarioText(`inputs: { ${inputs} }\nformulas: { cost: ${cost} }\n${more}`, { name: 'a.yaml' });

const whatIfOf = async (...scenarios: ReturnType<typeof scenarioOf>[]) =>
  (await compare(scenarios, options)).whatIf;

describe('what the page of a comparison carries', () => {
  it('offers what --set gives all scenarios alike, and nothing that it refuses for one', async () => {
    const own = 'users: 1 to 2, price: 1 to 2 USD, mine: 1 to 2, wait: 1 to 2 s, share: 0.1 to 0.2';
    const other = 'users: 1 to 3, price: 3 USD, wait: 1 to 2 hour, share: 0.1 to 0.2';
    const whatIf = await whatIfOf(
      scenarioOf(own, 'users * price * mine * share * wait / (1 s)'),
      scenarioOf(other, 'users * price * share * wait / (1 s)'),
    );
    // `mine` is not there, and `wait` has another unit, in which the same number is another time.
    expect(whatIf!.inputs.map(({ name }) => name)).toEqual(['users', 'price', 'share']);
    const text = `inputs: { ${other} }\nformulas: { cost: users * price * share * wait / (1 s) }\n`;
    expect(() => readScenarioText(text, { name: 'b.yaml', set: ['mine=2'] })).toThrow(ScenarioError);
  });

  it('fixes no input that some scenario ties to others', async () => {
    const inputs = 'users: 1 to 2, price: 1 to 2 USD';
    const tied = 'correlations: [{ between: [users, price], spearman: 0.5 }]\n';
    const whatIf = await whatIfOf(
      scenarioOf(inputs, 'users * price'),
      scenarioOf(inputs, 'users * price', tied),
    );
    expect(whatIf!.inputs.map(({ fixable }) => fixable)).toEqual([false, false]);
  });

  it('has what scenarios share once', async () => {
    const many = Array.from({ length: 30 }, (_, index) => `input_${index}: 1 to 2`).join(', ');
    const total = Array.from({ length: 30 }, (_, index) => `input_${index}`).join(' + ');
    const whatIf = await whatIfOf(
      scenarioOf(`${many}, price: 1 to 2`, `price * (${total})`),
      scenarioOf(`${many}, price: 2 to 3`, `price * (${total})`),
    );
    expect(whatIf!.others[0]!.inputs!.items.map(({ name }) => name)).toEqual(['price']);
    expect(JSON.stringify(whatIf!.others).length).toBeLessThan(JSON.stringify(whatIf!.scenario).length / 10);
  });

  it('knows what levers set, and leaves out what they multiply', async () => {
    const text =
      'inputs: { users: 1 to 2, price: 1 to 2 USD, fee: 1 to 2 USD }\nformulas: { cost: users * price + fee }\n';
    const levers = [leverOfLines('set: { price: 0.5 to 1 USD }'), leverOfLines('scale: { fee: 0.5 }')];
    const { whatIf } = await compareLevers(
      (pulled) => readScenarioText(text, { name: 'a.yaml', levers: pulled }),
      levers,
      options,
    );
    expect(whatIf!.inputs.map(({ name }) => name)).toEqual(['users', 'price']);
    expect(whatIf!.others.map(({ own = [] }) => own)).toEqual([['price'], []]);
  });

  it('is nothing where scenarios do not share the headline, or are more than a page compares', async () => {
    const base = scenarioOf('x: 1 to 2 USD', 'x');
    expect(await whatIfOf(base, scenarioOf('x: 1 to 2 GPU', 'x'))).toBeNull();
    const many = Array.from({ length: mostCompared }, () => base);
    expect(await whatIfOf(...many)).not.toBeNull();
    expect(await whatIfOf(...many, base)).toBeNull();
  });
});
