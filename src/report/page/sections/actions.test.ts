import { expect, it } from 'vitest';
import { simulate } from '../../../simulate.ts';
import { formulaScenario } from '../../../statistics/testing/propagation-cases.ts';
import { withBlanks } from '../../testing/with-blanks.ts';
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

const actionsOf = async (parts: Parameters<typeof formulaScenario>[0]) => {
  const result = await simulate(formulaScenario(parts), { draws: 2 ** 14, seed: 'x', workers: 1 });
  return withBlanks(actions(pageContext(result, new Figures()))!.text);
};

it('says in a sentence that no input alone makes a goal hold', async () => {
  const text = await actionsOf({
    inputs: { u: 'uniform(1, 2)', v: 'uniform(1, 2)' },
    formulas: { cost: 'u + v' },
    goals: ['cost <= 1 with 90%'],
  });
  expect(text).toContain('No single input of those that matter, were it known, makes it hold with 90 %.');
  expect(text).not.toContain('nowhere');
});

it.each([
  ['uniform(1, 2) USD', 'cost <= 1.5 USD with 90%', true],
  ['uniform(1, 2)', 'cost <= 1.5 with 90%', false],
])('of %s: there is a reserve for money alone: %s', async (u, goal, isReserve) => {
  const text = await actionsOf({ inputs: { u }, formulas: { cost: 'u' }, goals: [goal] });
  expect(text).toContain('Where it is missed, it is by 0.25');
  expect(text.includes('the reserve that covers it')).toBe(isReserve);
});
