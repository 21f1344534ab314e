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

it('names the quantity, as several are drawn on one page', async () => {
  const [base, other] = ['u', '2 * u'].map((formula) =>
    formulaScenario({
      inputs: { u: 'uniform(0, 1)' },
      formulas: { cost: formula, gpus: `3 * (${formula})` },
      outputs: ['cost', 'gpus'],
    }),
  );
  const settings = { draws: 4096, seed: 'x', workers: 1, sensitivity: false };
  const scenarios = namedScenarios(await compare([base!, other!], settings));
  const titles = ['cost', 'gpus'].map((output) => pairedDifference(scenarios, output)!.title);
  expect(titles[0]).toMatch(/^Cost: .* is higher than /);
  expect(new Set(titles).size).toBe(2);
});

it('of many scenarios draws the first, and has the numbers of all', async () => {
  const all = Array.from({ length: 12 }, (_, k) =>
    formulaScenario({ inputs: { u: 'uniform(0, 1)' }, formulas: { cost: `${k + 1} * u` } }),
  );
  const settings = { draws: 1024, seed: 'x', workers: 1, sensitivity: false };
  const chart = pairedDifference(namedScenarios(await compare(all, settings)), 'cost')!;
  expect(chart.caption).toContain('Drawn are the first 8 of 11; the numbers of all are below.');
  expect(chart.table.rows).toHaveLength(11);
  const { data } = chart.spec({ width: 700, narrow: false, live: false });
  expect((data as { values: unknown[] }).values).toHaveLength(8);
});
