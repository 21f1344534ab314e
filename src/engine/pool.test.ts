import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { ModelError } from '../errors.ts';
import { ReplicateTree } from '../kernel/merge.ts';
import { referenceKernel } from '../kernel/reference.ts';
import { Graph } from '../plan/graph.ts';
import { lowerScenario } from '../plan/lower-scenario.ts';
import { originDraws, withOrigins } from '../plan/origins.ts';
import type { Plan } from '../plan/plan.ts';
import { Streams } from '../plan/streams.ts';
import { planOf } from '../plan/testing/plan.ts';
import { normal, scenarioOf, uniform } from '../plan/testing/scenario.ts';
import { createPool, type Pool, type PoolOptions } from './pool.ts';
import { runSubtree } from './subtree.ts';
import type { Death } from './testing/dying-worker.ts';

const pools: Pool[] = [];
const folder = mkdtempSync(join(tmpdir(), 'costcone-pool-'));
afterEach(() => Promise.all(pools.splice(0).map((pool) => pool.close())));
afterAll(() => rmSync(folder, { recursive: true }));

function startPool(options: PoolOptions): Pool {
  const pool = createPool({ kernel: 'reference', ...options });
  pools.push(pool);
  return pool;
}

const scenario = scenarioOf(
  { price: normal(300, 0.001), share: uniform(0, 1) },
  { cost: 'price', servers: 'ceil(10 * share)', ratio: 'price / (share - 0.5)' },
);

describe('run', () => {
  it('gives the same bits for any number of workers, and without any', async () => {
    const pool = startPool({});
    const bare = planOf(scenario, { draws: 16 * 2048 });
    const plan = withOrigins(bare, (await pool.evaluate(bare, 0, 0, originDraws(bare))).outputs);
    const alone = await pool.run(plan);
    expect(alone.interrupted).toBe(false);
    expect(alone.replicates.map(({ replicate }) => replicate)).toEqual([...Array(16).keys()]);
    for (const workers of [1, 2, 3]) {
      const { replicates } = await startPool({ workers, threads: 'always' }).run(plan);
      expect(replicates).toEqual(alone.replicates);
    }
  });

  it('gives the same bits for any assignment of chunks and any order of arrival', () => {
    const plan = planOf(scenarioOf({ share: uniform(0, 1) }, { y: 'share' }), {
      draws: 2 ** 18,
      replicates: 1,
      design: 'monte-carlo',
    });
    const workers = [referenceKernel.prepare(plan), referenceKernel.prepare(plan)];
    const run = (worker: number, index: number) =>
      runSubtree(plan, workers[worker]!, { replicate: 0, level: 0, index }, () => false)!;
    const leaves = [run(1, 3), run(0, 1), run(0, 0), run(1, 2)];
    expect(run(1, 0)).toEqual(leaves[2]);
    const inOrder = (order: typeof leaves) => {
      const tree = new ReplicateTree(0, 2 ** 18, 4);
      return order.map((leaf) => tree.add(leaf)).at(-1);
    };
    const expected = inOrder(leaves);
    expect(expected).toMatchObject({ draws: 2 ** 18, columns: [{ count: 2 ** 18 }] });
    fc.assert(
      fc.property(fc.shuffledSubarray(leaves, { minLength: 4 }), (order) => {
        expect(inOrder(order)).toEqual(expected);
      }),
      { numRuns: 24 },
    );
  });

  it('runs several plans one after the other', async () => {
    const pool = startPool({ workers: 2, threads: 'always' });
    const [first, second] = await Promise.all([
      pool.run(planOf(scenario, { seed: 'one' })),
      pool.run(planOf(scenario, { seed: 'two' })),
    ]);
    expect(first.replicates).toHaveLength(16);
    expect(first.replicates).not.toEqual(second.replicates);
    const again = await pool.run(planOf(scenario, { seed: 'one' }));
    expect(again).toEqual(first);
  });

  it('reports progress', async () => {
    const seen: number[] = [];
    const plan = planOf(scenario, { draws: 16 * 64 });
    await startPool({}).run(plan, { onProgress: (done, total) => seen.push(done / total) });
    expect(seen).toHaveLength(16);
    expect(seen.at(-1)).toBe(1);
  });

  it('stops within a second and keeps whole replicates', async () => {
    const plan = planOf(scenario, { draws: 2 ** 24, design: 'monte-carlo' });
    const small = planOf(scenario, { draws: 16 * 8192, design: 'monte-carlo' });
    for (const [thisPlan, threads] of [
      [plan, 'always'],
      [small, 'when worth it'],
    ] as const) {
      const stop = new AbortController();
      let stoppedAt = Number.NaN;
      setTimeout(() => {
        stoppedAt = performance.now();
        stop.abort();
      }, 300);
      const outcome = await startPool({ workers: 2, threads }).run(thisPlan, { signal: stop.signal });
      expect(performance.now() - stoppedAt).toBeLessThan(1000);
      expect(outcome.interrupted).toBe(true);
      for (const { draws } of outcome.replicates) expect(draws).toBe(thisPlan.drawsPerReplicate);
    }
  });

  it('does not start when it is stopped already', async () => {
    const outcome = await startPool({}).run(planOf(scenario), { signal: AbortSignal.abort() });
    expect(outcome).toMatchObject({ replicates: [], interrupted: true });
  });
});

describe('a worker that dies', () => {
  const worker = new URL('./testing/dying-worker.ts', import.meta.url);

  /** A plan whose chunk 5 kills its worker. */
  function deadlyPlan(name: string, death: Pick<Death, 'times' | 'how'>): [plan: Plan, file: string] {
    const file = join(folder, name);
    const graph = new Graph();
    const streams = new Streams();
    const node = lowerScenario(scenario, graph, streams).get('cost')!;
    const id = JSON.stringify({ file, chunk: 5, ...death } satisfies Death);
    return [planOf(scenario, { graph, streams, columns: [{ id, node, kind: 'moments' }] }), file];
  }

  it.each(['exit', 'trap'] as const)('is replaced and its chunk runs again (%s)', async (how) => {
    const [plan, file] = deadlyPlan(`once-${how}`, { times: 1, how });
    const { replicates } = await startPool({ workers: 2, threads: 'always', worker }).run(plan);
    expect(readFileSync(file, 'utf8')).toBe('.');
    expect(replicates).toEqual((await startPool({}).run(plan)).replicates);
  });

  it.each(['exit', 'trap'] as const)(
    'ends the run when the same chunk kills a second one (%s)',
    async (how) => {
      const [plan, file] = deadlyPlan(`twice-${how}`, { times: 9, how });
      const pool = startPool({ workers: 2, threads: 'always', worker });
      const failure = await pool.run(plan).catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(ModelError);
      expect((failure as Error).message).toContain(
        'two workers died on the same draws (replicate 6, draws 1 to 1024)',
      );
      expect(readFileSync(file, 'utf8')).toBe('..');
    },
  );

  it('is not what a mistake of ours is: that is thrown as it is', async () => {
    const [plan, file] = deadlyPlan('mistake', { times: 9, how: 'mistake' });
    const failure = startPool({ workers: 1, threads: 'always', worker }).run(plan);
    await expect(failure).rejects.toThrow(new TypeError('a mistake of ours'));
    expect(readFileSync(file, 'utf8')).toBe('.');
  });
});
