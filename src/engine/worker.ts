import { workerData } from 'node:worker_threads';
import { move, transferableSymbol, valueSymbol } from 'piscina';
import type { Kernel, PreparedPlan } from '../kernel/kernel.ts';
import type { SubtreeSummary } from '../kernel/merge.ts';
import type { Plan } from '../plan/plan.ts';
import type { Subtree } from './executor.ts';
import { listenToStops } from './stops.ts';
import { runSubtree } from './subtree.ts';

/** What a worker is started with. */
export interface ThreadData {
  /** Where it hears of stops. */
  readonly stopChannel: string;
}

/** What a worker is asked to do. */
export interface Task {
  readonly planId: number;
  /** Null when the worker is thought to have it already. */
  readonly plan: Plan | null;
  readonly subtree: Subtree;
  /** The run that the task belongs to. */
  readonly run: number;
}

export type Answer =
  /** The module is loaded. */
  | { readonly kind: 'ready' }
  /** Null when the run was stopped. */
  | { readonly kind: 'done'; readonly summary: SubtreeSummary | null }
  /** Ask again with the plan. */
  | { readonly kind: 'plan needed' }
  /** WebAssembly gave up: as good as a death. */
  | { readonly kind: 'trapped'; readonly message: string }
  /** Our own mistake: trying again would not help. */
  | { readonly kind: 'failed'; readonly error: unknown };

const { RuntimeError } = (
  globalThis as unknown as { WebAssembly: { RuntimeError: new (message?: string) => Error } }
).WebAssembly;

/** Plans that a worker keeps ready, each with tables of a few megabytes. */
const mostPlans = 3;
/** Memory beyond which it lets go of the oldest sooner: those of a horizon have hundreds of histograms. Judgement. */
const mostBytes = 2 ** 25;

/** What a worker thread runs: tasks on one kernel, keeping the plans they belong to. Null is a greeting. */
export function workerOf(loadKernel: () => Promise<Kernel>): (task: Task | null) => Promise<Answer> {
  const isStopped = listenToStops((workerData as ThreadData).stopChannel);
  /** The plans worked on last, the latest last: runs on one engine may take turns. */
  const kept = new Map<number, { readonly plan: Plan; readonly prepared: PreparedPlan }>();
  const preparedPlan = async (id: number, plan: Plan | null) => {
    const known = kept.get(id);
    if (known === undefined && plan === null) return null;
    const current = known ?? { plan: plan!, prepared: (await loadKernel()).prepare(plan!) };
    kept.delete(id);
    kept.set(id, current);
    const held = () => [...kept.values()].reduce((sum, { prepared }) => sum + prepared.bytes, 0);
    while (kept.size > 1 && (kept.size > mostPlans || held() > mostBytes))
      kept.delete(kept.keys().next().value!);
    return current;
  };
  return async (task) => {
    if (task === null) return { kind: 'ready' };
    const { planId, plan, subtree, run } = task;
    try {
      const current = await preparedPlan(planId, plan);
      if (current === null) return { kind: 'plan needed' };
      return handOver(runSubtree(current.plan, current.prepared, subtree, () => isStopped(run)));
    } catch (error) {
      // It may have counted half a task.
      kept.delete(planId);
      return error instanceof RuntimeError
        ? { kind: 'trapped', message: error.message }
        : { kind: 'failed', error };
    }
  };
}

/** Gives histograms away instead of copying them: the originals would pile up in the worker. */
function handOver(summary: SubtreeSummary | null): Answer {
  const answer: Answer = { kind: 'done', summary };
  const buffers = summary?.columns.flatMap(({ histogram }) =>
    histogram === null
      ? []
      : [histogram.countCode.buffer, histogram.endCode.buffer, histogram.endWords.buffer],
  );
  const given = { [transferableSymbol]: buffers ?? [], [valueSymbol]: answer };
  return move(given) as unknown as Answer;
}
