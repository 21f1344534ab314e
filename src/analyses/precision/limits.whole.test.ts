import { expect, it } from 'vitest';
import { simulate } from '../../simulate.ts';
import { formulaScenario } from '../../statistics/testing/propagation-cases.ts';

const scenario = formulaScenario({ inputs: { x: 'uniform(1, 2)' }, formulas: { y: 'x * 1' } });
const asked = (relative: number, draws?: number) =>
  simulate(scenario, {
    seed: 'limits',
    design: 'monte-carlo',
    precision: { relative },
    sensitivity: false,
    ...(draws === undefined ? {} : { draws }),
  });

it('takes 2^16 draws at first, unless another number is asked for', async () => {
  expect((await asked(0.5)).run.draws).toBe(2 ** 16);
  expect((await asked(0.5, 2 ** 12)).run.draws).toBe(2 ** 12);
});

it('takes at most 2^26 draws, and says that they were too few', async () => {
  const { run, precision } = await asked(1e-9, 2 ** 25);
  expect(run.draws).toBe(2 ** 26);
  expect(precision).toMatchObject({ met: false });
});
