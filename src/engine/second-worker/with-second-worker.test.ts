import { describe, expect, it } from 'vitest';
import { loadWasmKernel } from '../../kernel/load-wasm.ts';
import { planOf } from '../../plan/testing/plan.ts';
import { normal, scenarioOf, uniform } from '../../plan/testing/scenario.ts';
import { collect } from '../collect.ts';
import { thisThread } from '../this-thread.ts';
import { withSecondWorker } from './with-second-worker.ts';
import type { WorkerTask, StartWorker } from './messages.ts';
import { taskServer } from './serve-tasks.ts';

const scenario = scenarioOf({ share: uniform(0, 1), price: normal(3, 1) }, { y: 'share * price' });
const plans = ['a', 'b', 'a'].map((seed) => planOf(scenario, { draws: 2 ** 20, seed }));
const alone = () => thisThread(loadWasmKernel);
const serve = await taskServer();

/** A second worker that is none: messages are copied as to one; `tasks` are those that it was sent. */
function workerThat(answers: 'all' | 'none' | 'with an error', tasks: WorkerTask[] = []): StartWorker {
  return (hear, fail) => {
    setImmediate(() => hear({ kind: 'ready' }));
    return {
      postMessage(task) {
        tasks.push(structuredClone(task));
        if (answers === 'all') setImmediate(() => hear(structuredClone(serve(structuredClone(task)))));
        if (answers === 'with an error') setImmediate(fail);
      },
      terminate() {},
    };
  };
}

describe('an engine with a second worker', () => {
  it('gives the bits of this thread alone, plan after plan, and sends tables once', async () => {
    const tasks: WorkerTask[] = [];
    const engine = withSecondWorker(alone(), workerThat('all', tasks));
    for (const plan of plans) expect(await collect(engine, plan)).toEqual(await collect(alone(), plan));
    const sent = tasks.flatMap(({ plan }) => (plan === null ? [] : [plan.tables.length]));
    // Two inputs and the standard normal, then nothing but the new plan.
    expect(sent).toEqual([3, 0, 0]);
    expect(tasks.length).toBeLessThan(3 * plans.length * 64);
  });

  it.each(['none', 'with an error'] as const)(
    'does what the other one leaves undone (%s)',
    async (answers) => {
      const tasks: WorkerTask[] = [];
      const engine = withSecondWorker(alone(), workerThat(answers, tasks));
      const [plan] = plans;
      expect(await collect(engine, plan!)).toEqual(await collect(alone(), plan!));
      expect(tasks.length).toBeGreaterThan(0);
    },
  );

  it('tells nobody but this thread of a run that is soon over', async () => {
    const tasks: WorkerTask[] = [];
    const engine = withSecondWorker(alone(), workerThat('all', tasks));
    const small = planOf(scenario, { draws: 16 * 64 });
    expect(await collect(engine, small)).toEqual(await collect(alone(), small));
    expect(tasks).toEqual([]);
  });

  it('stops', async () => {
    const stop = new AbortController();
    const engine = withSecondWorker(alone(), workerThat('none'));
    const onProgress = () => stop.abort();
    const outcome = await collect(engine, plans[0]!, { signal: stop.signal, onProgress });
    expect(outcome.interrupted).toBe(true);
  });
});
