import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ReplicateTree } from '../kernel/merge.ts';
import { loadWasmKernel } from '../kernel/load-wasm.ts';
import { expectSame } from '../kernel/testing/expect-same.ts';
import { chunkDraws } from '../plan/chunks.ts';
import { originDraws, withOrigins } from '../plan/origins.ts';
import { planOf } from '../plan/testing/plan.ts';
import { normal, scenarioOf, uniform } from '../plan/testing/scenario.ts';
import { collect } from './collect.ts';
import { coordinate } from './coordinator.ts';
import type { Engine } from './executor.ts';
import { runSubtree } from './subtree.ts';
import { disorderlyEngine, notingEngine, referenceEngine } from './testing/engines.ts';

const wasm = await loadWasmKernel();
const scenario = scenarioOf(
  { price: normal(300, 0.001), share: uniform(0, 1) },
  { cost: 'price', servers: 'ceil(10 * share)', ratio: 'price / (share - 0.5)' },
);
/** One column of 32 chunks in 16 replicates. */
const large = planOf(scenarioOf({ share: uniform(0, 1) }, { y: 'share' }), {
  draws: 32 * chunkDraws,
  design: 'monte-carlo',
});

describe('collect', () => {
  it('gives the same bits on any engine, in any order of arrival', async () => {
    const engine = referenceEngine();
    const bare = planOf(scenario, { draws: 16 * 512 });
    const firstBlock = await coordinate(engine).evaluate(bare, 0, 0, originDraws(bare));
    const plan = withOrigins(bare, firstBlock.outputs);
    const alone = await collect(engine, plan);
    expect(alone.interrupted).toBe(false);
    expect(alone.replicates.map(({ replicate }) => replicate)).toEqual([...Array(16).keys()]);
    for (const pick of [() => 0, (waiting: number) => waiting - 1, (waiting: number) => 7 % waiting])
      expectSame(await collect(disorderlyEngine(5, pick), plan), alone);
  });

  it('gives the same bits for any assignment of chunks and any order of arrival', () => {
    const plan = planOf(scenarioOf({ share: uniform(0, 1) }, { y: 'share' }), {
      draws: 4 * chunkDraws,
      replicates: 1,
      design: 'monte-carlo',
    });
    const workers = [wasm.prepare(plan), wasm.prepare(plan)];
    const run = (worker: number, index: number) =>
      runSubtree(plan, workers[worker]!, { replicate: 0, level: 0, index }, () => false)!;
    const leaves = [run(1, 3), run(0, 1), run(0, 0), run(1, 2)];
    expectSame(run(1, 0), leaves[2]);
    const inOrder = (order: typeof leaves) => {
      const tree = new ReplicateTree(0, 4 * chunkDraws, 4);
      return order.map((leaf) => tree.add(leaf)).at(-1);
    };
    const expected = inOrder(leaves);
    expect(expected).toMatchObject({ draws: 4 * chunkDraws, columns: [{ count: 4 * chunkDraws }] });
    fc.assert(
      fc.property(fc.shuffledSubarray(leaves, { minLength: 4 }), (order) => {
        expectSame(inOrder(order), expected);
      }),
      { numRuns: 24 },
    );
  });

  it('reports progress', async () => {
    const seen: number[] = [];
    const plan = planOf(scenario, { draws: 16 * 64 });
    await collect(referenceEngine(), plan, { onProgress: (done, total) => seen.push(done / total) });
    expect(seen).toHaveLength(16);
    expect(seen.at(-1)).toBe(1);
  });

  it('hands over no task after a stop, and keeps whole replicates', async () => {
    const { engine, tasks, afterStop } = notingEngine({ ...referenceEngine(), workers: 4 });
    const stop = new AbortController();
    const outcome = await collect(engine, large, {
      signal: stop.signal,
      // 5 chunks: two replicates are whole.
      onProgress: (done) => done === 5 * chunkDraws && stop.abort(),
    });
    expect(outcome.interrupted).toBe(true);
    expect(outcome.replicates.map(({ replicate, draws }) => [replicate, draws])).toEqual([
      [0, 2 * chunkDraws],
      [1, 2 * chunkDraws],
    ]);
    expect(afterStop).toEqual([]);
    // Those that are done, and the next of every lane.
    expect(tasks.length).toBeLessThanOrEqual(5 + 8);
  });

  it('waits for no answer after a stop', async () => {
    const stop = new AbortController();
    const mute: Engine = {
      workers: 3,
      execute: () => {
        queueMicrotask(() => stop.abort());
        return new Promise(() => {});
      },
      close: async () => {},
    };
    const outcome = await collect(mute, large, { signal: stop.signal });
    expect(outcome).toMatchObject({ replicates: [], interrupted: true });
  });

  it('takes no notice of what an engine throws because of the stop', async () => {
    const stop = new AbortController();
    const strict: Engine = {
      workers: 1,
      execute: (_, __, signal) =>
        new Promise((_, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason));
          queueMicrotask(() => stop.abort());
        }),
      close: async () => {},
    };
    expect(await collect(strict, large, { signal: stop.signal })).toMatchObject({ interrupted: true });
  });

  it('does not start when it is stopped already', async () => {
    const { engine, tasks, afterStop } = notingEngine();
    const outcome = await collect(engine, planOf(scenario), { signal: AbortSignal.abort() });
    expect(outcome).toMatchObject({ replicates: [], interrupted: true });
    expect([...tasks, ...afterStop]).toEqual([]);
  });

  it('stops the other tasks when one fails', async () => {
    let stopped = 0;
    const failing: Engine = {
      workers: 4,
      execute: (_, { index }, signal) =>
        index === 1
          ? Promise.reject(new TypeError('a mistake'))
          : new Promise((resolve) => {
              signal.addEventListener('abort', () => {
                stopped++;
                resolve(null);
              });
            }),
      close: async () => {},
    };
    await expect(collect(failing, large)).rejects.toThrow(new TypeError('a mistake'));
    expect(stopped).toBeGreaterThan(0);
  });

  it('refuses an answer to another question', async () => {
    const inner = referenceEngine();
    const muddled: Engine = {
      ...inner,
      workers: 4,
      execute: (plan, task, signal) => inner.execute(plan, { ...task, index: 1 - task.index }, signal),
    };
    await expect(collect(muddled, large)).rejects.toThrow('the engine answered node 1 of level 0 for 0 of 0');
  });
});
