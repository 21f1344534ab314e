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
