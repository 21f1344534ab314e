import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { ModelError } from '../errors.ts';
import { Graph } from '../plan/graph.ts';
import { lowerScenario } from '../plan/lower-scenario.ts';
import type { Plan } from '../plan/plan.ts';
import { Streams } from '../plan/streams.ts';
import { planOf } from '../plan/testing/plan.ts';
import { normal, scenarioOf, uniform } from '../plan/testing/scenario.ts';
import { collect } from './collect.ts';
import type { Engine } from './executor.ts';
import type { Death } from './testing/dying-worker.ts';
import { referenceEngine } from './testing/engines.ts';
import { threadEngine } from './threads.ts';

const engines: Engine[] = [];
const folder = mkdtempSync(join(tmpdir(), 'costcone-threads-'));
afterEach(() => Promise.all(engines.splice(0).map((engine) => engine.close())));
afterAll(() => rmSync(folder, { recursive: true }));

function start(workers: number, module: string): Engine {
  const engine = threadEngine(workers, new URL(module, import.meta.url));
  engines.push(engine);
  return engine;
}

const scenario = scenarioOf(
  { price: normal(300, 0.001), share: uniform(0, 1) },
  { cost: 'price', servers: 'ceil(10 * share)', ratio: 'price / (share - 0.5)' },
);
const never = new AbortController().signal;

/** A plan with one column whose id tells a worker of the tests what to do. */
function planWithId(id: string): Plan {
  const graph = new Graph();
  const streams = new Streams();
  const node = lowerScenario(scenario, graph, streams).get('cost')!;
  return planOf(scenario, { graph, streams, columns: [{ id, node, kind: 'moments' }] });
}

describe('the engine of threads', () => {
  it('gives the same bits for any number of workers', async () => {
    const plan = planOf(scenario, { draws: 16 * 1024 });
    const alone = await collect(referenceEngine(), plan);
    for (const workers of [1, 3])
      expect(await collect(start(workers, './reference-worker.ts'), plan)).toEqual(alone);
  });

  it('runs several plans at once and one after the other, on the threads that it has', async () => {
    const file = join(folder, 'starts');
    process.env.COSTCONE_STARTS = file;
    const engine = start(2, './testing/counted-worker.ts');
    const plans = ['one', 'two'].map((seed) => planOf(scenario, { seed }));
    const expected = await Promise.all(plans.map((plan) => collect(referenceEngine(), plan)));
    expect(expected[0]).not.toEqual(expected[1]);
    expect(await Promise.all(plans.map((plan) => collect(engine, plan)))).toEqual(expected);
    expect(await collect(engine, plans[0]!)).toEqual(expected[0]);
    expect(readFileSync(file, 'utf8')).toBe('..');
  });

  it('stops a task under way by a message', async () => {
    const file = join(folder, 'endless');
    const plan = planWithId(file);
    const engine = start(2, './testing/endless-worker.ts');
    for (let round = 1; round <= 2; round++) {
      const stop = new AbortController();
      const tasks = [0, 1, 2, 3].map((replicate) =>
        engine.execute(plan, { replicate, level: 0, index: 0 }, stop.signal),
      );
      await begun(file, 2 * round);
      stop.abort();
      expect(await Promise.all(tasks)).toEqual([null, null, null, null]);
    }
    // Two workers, two rounds: of tasks that waited no block was drawn.
    expect(readFileSync(file, 'utf8')).toBe('....');
  });

  it('is of use again after a run that was stopped', async () => {
    const engine = start(2, './reference-worker.ts');
    const plan = planOf(scenario, { draws: 16 * 2048 });
    const stop = new AbortController();
    let after = 0;
    const stopped = await collect(engine, plan, {
      signal: stop.signal,
      onProgress() {
        if (stop.signal.aborted) after++;
        stop.abort();
      },
    });
    expect(stopped.interrupted).toBe(true);
    expect(after).toBe(0);
    expect(await collect(engine, plan)).toEqual(await collect(referenceEngine(), plan));
  });

  it('gives tasks up when it is closed', async () => {
    const file = join(folder, 'closed');
    const plan = planWithId(file);
    const engine = start(1, './testing/endless-worker.ts');
    const task = engine.execute(plan, { replicate: 0, level: 0, index: 0 }, never);
    const failure = expect(task).rejects.toThrow('the engine was closed while it was at work');
    await begun(file, 1);
    await engine.close();
    await failure;
  });
});

describe('a worker that dies', () => {
  /** A plan whose chunk 5 kills its worker. */
  function deadlyPlan(name: string, death: Pick<Death, 'times' | 'how'>): [plan: Plan, file: string] {
    const file = join(folder, name);
    return [planWithId(JSON.stringify({ file, chunk: 5, ...death } satisfies Death)), file];
  }

  it.each(['exit', 'trap'] as const)('is replaced and its chunk runs again (%s)', async (how) => {
    const [plan, file] = deadlyPlan(`once-${how}`, { times: 1, how });
    const { replicates } = await collect(start(2, './testing/dying-worker.ts'), plan);
    expect(readFileSync(file, 'utf8')).toBe('.');
    expect(replicates).toEqual((await collect(referenceEngine(), plan)).replicates);
  });

  it.each(['exit', 'trap'] as const)(
    'ends the run when the same chunk kills a second one (%s)',
    async (how) => {
      const [plan, file] = deadlyPlan(`twice-${how}`, { times: 2, how });
      const engine = start(2, './testing/dying-worker.ts');
      const failure = await collect(engine, plan).catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(ModelError);
      expect((failure as Error).message).toContain(
        'two workers died on the same draws (replicate 6, draws 1 to 1024)',
      );
      expect(readFileSync(file, 'utf8')).toBe('..');
      // The engine is none the worse for it.
      expect((await collect(engine, plan)).interrupted).toBe(false);
    },
  );

  it('is not what a mistake of ours is: that is thrown as it is', async () => {
    const [plan, file] = deadlyPlan('mistake', { times: 9, how: 'mistake' });
    const failure = collect(start(1, './testing/dying-worker.ts'), plan);
    await expect(failure).rejects.toThrow(new TypeError('a mistake of ours'));
    expect(readFileSync(file, 'utf8')).toBe('.');
  });

  it.each(['broken', 'missing'])('is not what a module is that cannot be loaded (%s)', async (name) => {
    const engine = start(2, `./testing/${name}-worker.ts`);
    const plan = planOf(scenario);
    const both = await Promise.allSettled([collect(engine, plan), collect(engine, plan)]);
    for (const outcome of both) {
      const { reason } = outcome as PromiseRejectedResult;
      expect(reason).not.toBeInstanceOf(ModelError);
      expect(reason.message).toContain(`${name}-worker.ts`);
    }
    await expect(collect(engine, plan)).rejects.toThrow();
  });

  it('at its start, as all others do, ends the run with a sentence', async () => {
    const failure = collect(start(2, './testing/ended-worker.ts'), planOf(scenario));
    await expect(failure).rejects.toThrow(
      new ModelError('no worker thread lives long enough to work: worker exited with code: 9'),
    );
  });

  it('is not what a task is that cannot be sent', async () => {
    const plan = { ...planOf(scenario), alien: () => {} };
    await expect(collect(start(1, './reference-worker.ts'), plan)).rejects.toThrow(/could not be cloned/);
  });
});

/** Waits until workers have written so many bytes. */
async function begun(file: string, bytes: number): Promise<void> {
  while (!existsSync(file) || statSync(file).size < bytes)
    await new Promise((resolve) => setTimeout(resolve, 1));
}
