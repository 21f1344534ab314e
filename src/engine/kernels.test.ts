import { describe, expect, it } from 'vitest';
import { expectSame } from '../kernel/testing/expect-same.ts';
import { chunkDraws } from '../plan/chunks.ts';
import type { Design } from '../plan/plan.ts';
import { planOf } from '../plan/testing/plan.ts';
import { normal, scenarioOf, uniform } from '../plan/testing/scenario.ts';
import { collect } from './collect.ts';
import { createEngine } from './create-engine.ts';

const scenario = scenarioOf(
  { a: normal(10, 1), b: uniform(1, 2), n: { family: 'poisson', parameters: { mean: 4 } } },
  { cost: 'a * b / sqrt(b + 1)', servers: 'ceil(a * b)', sum: 'n + b' },
);

describe('the two kernels', () => {
  it.each<Design>(['sobol', 'latin-hypercube', 'monte-carlo'])(
    'draw the same rows under %s',
    async (design) => {
      const plan = planOf(scenario, { design, draws: 16 * 2048 });
      const [fast, clear] = await Promise.all(
        (['wasm', 'reference'] as const).map((kernel) => createEngine({ kernel }).prepare(plan)),
      );
      for (const replicate of [0, 15]) {
        const rows = fast!.evaluate(replicate, 1024, 1024);
        const oracle = clear!.evaluate(replicate, 1024, 1024);
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
    const threads = createEngine({ workers: 2, threads: 'always' });
    const alone = createEngine({ threads: 'never' });
    const [first, second] = await Promise.all([collect(threads, plan), collect(alone, plan)]);
    expectSame(first, second);
    await threads.close();
  });
});
