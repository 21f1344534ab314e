import { expect, it } from 'vitest';
import { compare } from '../../analyses/comparison/comparison.ts';
import { namedScenarios } from '../../analyses/comparison/words.ts';
import { formulaScenario } from '../../statistics/testing/propagation-cases.ts';
import { pairedDifference } from './paired-difference.ts';

it.each([
  ['1 + u', 'is higher than'],
  // One draw in fifty is higher, all others are alike.
  ['u + if(u > 0.98, 1, 0)', 'is at least as high as'],
])('of %s says in how many draws it %s the base', async (cost, words) => {
  const [base, other] = ['u', cost].map((formula) =>
    formulaScenario({ inputs: { u: 'uniform(0, 1)' }, formulas: { cost: formula } }),
  );
  const comparison = await compare([base!, other!], {
    draws: 4096,
    seed: 'x',
    workers: 1,
    sensitivity: false,
  });
  expect(pairedDifference(namedScenarios(comparison), 'cost')!.title).toContain(words);
});
