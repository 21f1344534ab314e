import { describe, expect, it } from 'vitest';
import { readScenarioText } from '../scenario/read-scenario.ts';
import { shapeProblems } from './saved/saved-shapes.ts';
import { breakEven } from './break-even/break-even.ts';

const options = { draws: 1024, seed: 'carried', workers: 1 } as const;

const scenarioOf = (inputs: string, cost: string, more = '') =>
  readScenarioText(
    `inputs: { ${inputs} }\nformulas: { cost: ${cost} }\ngoals: [cost <= 3 USD with 50%]\n${more}`,
    { name: 'a.yaml' },
  );

describe('what the page of a break-even carries', () => {
  it('offers inputs that are uncertain and matter to what is looked for, but the varied one', async () => {
    const scenario = scenarioOf(
      'users: 1 to 2, price: 1 to 2 USD, fixed: 3, idle: 1 to 2',
      'users * price * fixed / 3',
    );
    const found = await breakEven(scenario, { input: 'price' }, options);
    expect(found.whatIf!.inputs.map(({ name }) => name)).toEqual(['users']);
    expect(shapeProblems(JSON.parse(JSON.stringify(found)), 'costcone-break-even/1')).toEqual([]);
  });

  it('offers what both scenarios have alike', async () => {
    const a = scenarioOf('users: 1 to 2, price: 1 to 2 USD, wait: 1 to 2 s', 'users * price * wait / (1 s)');
    const b = scenarioOf(
      'users: 1 to 3, fee: 1 to 2 USD, wait: 1 to 2 hour',
      'users * fee + 0 USD * wait / (1 s)',
    );
    const found = await breakEven(a, { input: 'price', other: b }, options);
    expect(found.whatIf!.inputs.map(({ name }) => name)).toEqual(['users']);
    expect(found.whatIf!.other!.inputs!.names).toEqual(['users', 'fee', 'wait']);
    expect(shapeProblems(JSON.parse(JSON.stringify(found)), 'costcone-break-even/1')).toEqual([]);
  });

  it('is nothing where something was observed', async () => {
    const observed = 'observed: [{ quantity: cost, value: 2 USD, error: 0.5 USD }]\n';
    const scenario = scenarioOf('users: 1 to 2, price: 1 to 2 USD', 'users * price', observed);
    expect((await breakEven(scenario, { input: 'price' }, options)).whatIf).toBeNull();
    const without = await breakEven(scenario, { input: 'price' }, { ...options, observed: false });
    expect(without.whatIf!.inputs.map(({ name }) => name)).toEqual(['users']);
  });
});
