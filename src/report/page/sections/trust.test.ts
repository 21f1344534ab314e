import { expect, it } from 'vitest';
import { simulate } from '../../../simulate.ts';
import { formulaScenario } from '../../../statistics/testing/propagation-cases.ts';
import { namedOutputs } from '../../../analyses/outcome/words.ts';
import { Figures } from '../figure.ts';
import { pageContext } from '../section.ts';
import { facts } from './facts.ts';
import { trust } from './trust.ts';

const settings = { draws: 4096, seed: 'x', workers: 1 };

it('tells once of draws that are left out, and of no goal that it holds in them', async () => {
  const scenario = formulaScenario({
    inputs: { b: 'uniform(-1, 19)' },
    formulas: { root: 'sqrt(b)' },
    goals: ['root <= 100 with 90%'],
    allow_non_finite: '10%',
  });
  const result = await simulate(scenario, settings);
  const { nonFinite } = result.outputs.root!;
  expect(result.goals[0]!.undecided).toBe(nonFinite);
  const { text } = await trust(pageContext(result, new Figures()));
  expect(text.match(/left out of its statistics|are left out\./g)).toHaveLength(1);
  expect(text).not.toContain('Every draw gave finite numbers.');
  expect(facts(result, namedOutputs(result)[0]!)[0]!.text).toContain(
    'holds in every draw that gave a number; the goal requires 90.',
  );
});

it('says that every draw gave finite numbers, where all did', async () => {
  const scenario = formulaScenario({
    inputs: { b: 'uniform(1, 2)' },
    formulas: { root: 'sqrt(b)' },
    goals: ['root <= 100 with 90%'],
  });
  const result = await simulate(scenario, settings);
  expect(result.goals[0]).not.toHaveProperty('undecided');
  expect((await trust(pageContext(result, new Figures()))).text).toContain('Every draw gave finite numbers.');
  expect(facts(result, namedOutputs(result)[0]!)[0]!.text).toContain(
    'holds in every draw; the goal requires 90.',
  );
});
