import type { Kernel, PreparedPlan } from '../kernel/kernel.ts';
import type { Plan } from '../plan/plan.ts';
import type { Engine } from './executor.ts';
import { runSubtree } from './subtree.ts';
import { yieldToEvents } from './yield-to-events.ts';

/**
 * An engine that draws on the calling thread, in Node or in a browser. Between two tasks other events have their turn; a
 * stop comes after the task under way.
 */
export function thisThread(loadKernel: () => Promise<Kernel>): Engine & Required<Pick<Engine, 'prepare'>> {
  // What is prepared serves as long as anyone holds the plan.
  const known = new WeakMap<Plan, Promise<PreparedPlan>>();
  let kernel: Promise<Kernel> | null = null;
  let turn: Promise<unknown> = Promise.resolve();
  const prepare = (plan: Plan) => {
    const ready = known.get(plan);
    if (ready !== undefined) return ready;
    kernel ??= loadKernel();
    const prepared = kernel.then((loaded) => loaded.prepare(plan));
    known.set(plan, prepared);
    // What could not be had this time may be had the next.
    prepared.catch(() => {
      known.delete(plan);
      kernel = null;
    });
    return prepared;
  };
  return {
    workers: 1,
    prepare,
    async execute(plan, subtree, signal) {
      const prepared = await prepare(plan);
      const ready = turn.then(yieldToEvents);
      turn = ready;
      await ready;
      if (signal.aborted) return null;
      try {
        return runSubtree(plan, prepared, subtree, () => false);
      } catch (error) {
        // It may have counted half a task.
        known.delete(plan);
        throw error;
      }
    },
    async close() {
      kernel = null;
    },
  };
}
