import { referenceKernel } from '../../kernel/reference.ts';
import type { Engine, Subtree } from '../executor.ts';
import { thisThread } from '../this-thread.ts';

/** The reference kernel on this thread. */
export const referenceEngine = () => thisThread(async () => referenceKernel);

/**
 * An engine as a user might write it: tasks wait until no more come, and are then worked on in an order of their own.
 * `pick`: which of so many waiting tasks is next.
 */
export function disorderlyEngine(workers: number, pick: (waiting: number) => number): Engine {
  const inner = referenceEngine();
  const waiting: (() => Promise<void>)[] = [];
  let working = false;
  const work = async () => {
    if (working) return;
    working = true;
    // Until every lane has handed over its task.
    await Promise.resolve();
    while (waiting.length > 0) await waiting.splice(pick(waiting.length), 1)[0]!();
    working = false;
  };
  return {
    workers,
    execute: (plan, subtree, signal) =>
      new Promise((resolve, reject) => {
        waiting.push(async () => {
          // As if it had travelled.
          const summary = await inner.execute(structuredClone(plan), subtree, signal).catch(reject);
          resolve(structuredClone(summary ?? null));
        });
        void work();
      }),
    close: async () => {},
  };
}

/** An engine on this thread that notes what it was asked for, and what it was asked for after the stop. */
export function notingEngine(inner: Engine = referenceEngine()) {
  const tasks: Subtree[] = [];
  const afterStop: Subtree[] = [];
  let closed = 0;
  const engine: Engine = {
    ...inner,
    execute(plan, subtree, signal) {
      (signal.aborted ? afterStop : tasks).push(subtree);
      return inner.execute(plan, subtree, signal);
    },
    async close() {
      closed++;
      await inner.close();
    },
  };
  return { engine, tasks, afterStop, closed: () => closed };
}
