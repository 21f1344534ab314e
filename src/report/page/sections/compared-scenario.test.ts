import { expect, it } from 'vitest';
import { compare } from '../../../analyses/comparison/comparison.ts';
import { namedScenarios } from '../../../analyses/comparison/words.ts';
import { formulaScenario } from '../../../statistics/testing/propagation-cases.ts';
import { Figures } from '../figure.ts';
import { comparedScenario } from './compared-scenario.ts';

it.each([
  ['2 * u', ['Cost'], 'All other outputs have the same distribution as in one.'],
  ['u', [], 'Every output has the same distribution as in one.'],
])('tells of another scenario, with a cost of %s, what it reports otherwise', async (cost, rows, rest) => {
  const [base, other] = ['u', cost].map((formula) =>
    formulaScenario({ inputs: { u: 'uniform(0, 1)' }, formulas: { cost: formula, load: '3 * u' } }),
  );
  const comparison = await compare(
    [
      { ...base!, title: 'one' },
      { ...other!, title: 'two' },
    ],
    {
      draws: 1024,
      seed: 'x',
      workers: 1,
      sensitivity: false,
    },
  );
  const { text } = await comparedScenario(namedScenarios(comparison), 1, new Figures(), false);
  const [, told = ''] = text.split('<h3>Everything it reports</h3>');
  expect([...told.matchAll(/<tr><th scope="row">(\w+)/g)].map(([, name]) => name)).toEqual(rows);
  expect(told).toContain(`<p>${rest}</p>`);
  expect(told).not.toContain('thumbnail');
});
