import { move, transferableSymbol, valueSymbol } from 'piscina';
import type { Kernel, PreparedPlan } from '../kernel/kernel.ts';
import type { SubtreeSummary } from '../kernel/merge.ts';
import type { Plan } from '../plan/plan.ts';
import { runSubtree, type Subtree } from './subtree.ts';

/** What a worker is asked to do. */
export interface Task {
  readonly planId: number;
  /** Null when the worker is thought to have it already. */
  readonly plan: Plan | null;
  readonly subtree: Subtree;
  /** On a SharedArrayBuffer; not 0 when the run is to stop. */
  readonly stop: Int32Array;
}

export type Answer =
  | { readonly kind: 'done'; readonly summary: SubtreeSummary | null }
  /** Ask again with the plan. */
  | { readonly kind: 'plan needed' }
  /** Our own mistake: trying again would not help. */
  | { readonly kind: 'failed'; readonly error: unknown };

/** What a worker thread runs: tasks on one kernel, keeping the plan they belong to. A trap of WebAssembly is a death. */
export function workerOf(loadKernel: () => Promise<Kernel>): (task: Task) => Promise<Answer> {
  let current: { readonly id: number; readonly plan: Plan; readonly prepared: PreparedPlan } | null = null;
  return async ({ planId, plan, subtree, stop }) => {
    try {
      if (current?.id !== planId) {
        if (plan === null) return { kind: 'plan needed' };
        current = null;
        current = { id: planId, plan, prepared: (await loadKernel()).prepare(plan) };
      }
      const stopped = () => Atomics.load(stop, 0) !== 0;
      return handOver(runSubtree(current.plan, current.prepared, subtree, stopped));
    } catch (error) {
      current = null;
      if (error instanceof Error && error.name === 'RuntimeError') throw error;
      return { kind: 'failed', error };
    }
  };
}

/** Gives histograms away instead of copying them: the originals would pile up in the worker. */
function handOver(summary: SubtreeSummary | null): Answer {
  const answer: Answer = { kind: 'done', summary };
  const buffers = new Set(summary?.columns.flatMap(({ histogram }) => histogram?.counts.buffer ?? []));
  const given = { [transferableSymbol]: [...buffers], [valueSymbol]: answer };
  return move(given) as unknown as Answer;
}
