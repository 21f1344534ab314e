import { expect, it } from 'vitest';
import { compare } from '../../analyses/comparison/comparison.ts';
import { formulaScenario } from '../../statistics/testing/propagation-cases.ts';
import { terminalComparison } from './terminal-comparison.ts';

it('says whole how seldom another scenario is lower', async () => {
  // Lower in 1 of 512 draws.
  const [base, other] = ['u', 'u + if(u > 511/512, -1, 1)'].map((formula) =>
    formulaScenario({ inputs: { u: 'uniform(0, 1)' }, formulas: { cost: formula } }),
  );
  const settings = { draws: 4096, seed: 'x', workers: 1, sensitivity: false };
  const answer = terminalComparison(await compare([base!, other!], settings));
  expect(answer).toContain('  <1 of 100 draws');
  expect(answer).not.toContain('…');
});

it('gives a title that is too long for its column a second line', async () => {
  const scenarios = ['u', 'u / 2'].map((formula) =>
    formulaScenario({ inputs: { u: 'uniform(0, 1)' }, formulas: { cost: formula } }),
  );
  const title = 'Distillation to 8B parameters (chat service)';
  const [base, other] = [scenarios[0]!, { ...scenarios[1]!, title }];
  const comparison = await compare([base, other], { draws: 4096, seed: 'x', workers: 1, sensitivity: false });
  const pulled = { lever: 'd', title, explanation: '', applied: true, reason: null };
  const lines = terminalComparison({ ...comparison, levers: [pulled] as never }).split('\n');
  const first = lines.findIndex((line) => line.startsWith('  Distillation to 8B parameters '));
  expect(lines[first]).toContain('every draw');
  expect(lines[first + 1]).toBe('    (chat service)');
});

it('cuts no name, so that no two become alike', async () => {
  const region = 'A service with a rather long name in the region';
  const [base, other] = ['u', 'u / 2'].map((formula, index) => ({
    ...formulaScenario({ inputs: { u: 'uniform(0, 1)' }, formulas: { cost: formula } }),
    title: `${index === 0 ? 'Today' : 'Then'}: ${region} ${index === 0 ? 'east' : 'west'}`,
  }));
  const settings = { draws: 4096, seed: 'x', workers: 1, sensitivity: false };
  const answer = terminalComparison(await compare([base!, other!], settings));
  expect(answer).not.toContain('…');
  expect(answer.split('\n').filter((line) => line.includes(' region east'))).not.toEqual([]);
  expect(answer).toMatch(/\n {4}rather long name in the region east\n/);
  expect(answer).toMatch(/\n {2}Then: A service with a +−/);
  for (const line of answer.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
});

it('recommends the cheaper one of two scenarios whose files have one name', async () => {
  const [base, other] = ['u', 'u / 2'].map((formula) => ({
    ...formulaScenario({ inputs: { u: 'uniform(0, 1)' }, formulas: { cost: formula } }),
    title: formula === 'u' ? 'May' : 'June',
  }));
  expect(base!.file).toBe(other!.file);
  const settings = { draws: 4096, seed: 'x', workers: 1, sensitivity: false };
  expect(terminalComparison(await compare([base!, other!], settings))).toContain('choose June.');
  expect(terminalComparison(await compare([other!, base!], settings))).toContain('choose June.');
});
