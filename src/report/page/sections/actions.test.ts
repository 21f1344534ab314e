import { expect, it } from 'vitest';
import { simulate } from '../../../simulate.ts';
import { formulaScenario } from '../../../statistics/testing/propagation-cases.ts';
import { Figures } from '../figure.ts';
import { pageContext } from '../section.ts';
import { actions } from './actions.ts';

it.each([
  ['u', false],
  ['u + v / 2', true],
])('of %s: what stays of the uncertainty comes from others: %s', async (cost, stays) => {
  const scenario = formulaScenario({
    inputs: { u: 'uniform(0, 1)', v: 'uniform(0, 1)' },
    formulas: { cost },
  });
  const result = await simulate(scenario, { draws: 2 ** 14, seed: 'x', workers: 1 });
  const { text } = actions(pageContext(result, new Figures(), ''))!;
  expect(text).toContain('Worth measuring first: u');
  expect(text.includes('comes from the others')).toBe(stays);
});
