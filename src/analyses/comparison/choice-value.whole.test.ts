import { describe, expect, it } from 'vitest';
import { readScenario } from '../../scenario/read-scenario.ts';
import { formulaScenario } from '../../statistics/testing/propagation-cases.ts';
import { compare } from './comparison.ts';

const inputs = { x: 'normal(0, 1)' };
const certain = formulaScenario({ inputs, formulas: { cost: '0 * x' } });
const open = formulaScenario({ inputs, formulas: { cost: 'x + 0.2' } });

describe('the value of knowing the only input', () => {
  // It is measured on the kept draws, which are a part of those that the value of knowing everything is counted on.
  it('is never above that of knowing everything, and reaches it where kept draws say more', async () => {
    const found: [part: number, whole: number][] = [];
    for (const seed of ['a', 'b', 'c', 'd', 'e', 'f']) {
      const options = { draws: 2 ** 18, seed, design: 'monte-carlo', sensitivity: false } as const;
      const { decisions } = await compare([certain, open], options);
      found.push([decisions!.partialInformation.x!.value!, decisions!.perfectInformation.value!]);
    }
    for (const [part, whole] of found) {
      expect(part).toBeLessThanOrEqual(whole);
      expect(part / whole).toBeGreaterThan(0.97);
    }
    const reached = found.filter(([part, whole]) => part === whole).length;
    expect(reached).toBeGreaterThan(0);
    expect(reached).toBeLessThan(found.length);
  });
});

it('prices knowing the monthly ups and downs of an input, as of any other', async () => {
  const [base, other] = ['startup-year', 'startup-year-on-demand'].map((name) =>
    readScenario(`scenarios/${name}.yaml`),
  );
  const { decisions } = await compare([base!, other!], { draws: 2 ** 11, seed: 'ups', sensitivity: false });
  const shocks = Object.entries(decisions!.partialInformation).filter(([name]) => name.endsWith('.shocks'));
  expect(shocks.length).toBeGreaterThan(0);
  for (const [, { error }] of shocks) expect(error).not.toBeNull();
});
