import { describe, expect, it } from 'vitest';
import { chunkDraws } from '../plan/chunks.ts';
import type { Design } from '../plan/plan.ts';
import { planOf } from '../plan/testing/plan.ts';
import { normal, scenarioOf, uniform } from '../plan/testing/scenario.ts';
import { createPool } from './pool.ts';

const scenario = scenarioOf(
  { a: normal(10, 1), b: uniform(1, 2), n: { family: 'poisson', parameters: { mean: 4 } } },
  { cost: 'a * b / sqrt(b + 1)', servers: 'ceil(a * b)', sum: 'n + b' },
);

describe('the two kernels', () => {
  it.each<Design>(['sobol', 'latin-hypercube', 'monte-carlo'])(
    'draw the same rows under %s',
    async (design) => {
      const plan = planOf(scenario, { design, draws: 16 * 2048 });
      const [fast, clear] = [createPool({ kernel: 'wasm' }), createPool({ kernel: 'reference' })];
      for (const replicate of [0, 15]) {
        const rows = await fast.evaluate(plan, replicate, 1024, 1024);
        const oracle = await clear.evaluate(plan, replicate, 1024, 1024);
        for (const part of ['random', 'outputs'] as const)
          rows[part].forEach((values, k) => {
            const difference = values.reduce(
              (d, value, row) => Math.max(d, Math.abs(value - oracle[part][k]![row]!)),
              0,
            );
            expect(difference).toBeLessThan(1e-8);
          });
      }
    },
  );

  it('give the same bits on threads as without', async () => {
    const plan = planOf(scenario, { draws: 16 * 2 * chunkDraws });
    const threads = createPool({ workers: 2, threads: 'always' });
    const alone = createPool({ workers: 1, threads: 'never' });
    const [first, second] = await Promise.all([threads.run(plan), alone.run(plan)]);
    expect(first).toEqual(second);
    await threads.close();
  });
});
