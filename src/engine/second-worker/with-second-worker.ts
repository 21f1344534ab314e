import type { SubtreeSummary } from '../../kernel/merge.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Engine, Subtree } from '../executor.ts';
import { yieldToEvents } from '../yield-to-events.ts';
import { drawCostNs } from '../run-cost.ts';
import type { SecondWorker, WorkerAnswer, StartWorker } from './messages.ts';
import { SentPlans } from './sent-plans.ts';

/** Tasks that the other worker holds: while it works on one, the next is on its way. */
const mostSent = 2;
/** Nanoseconds of a run that is over here before another worker would know of it. */
const smallNs = 4e6;

interface Task {
  readonly plan: Plan;
  readonly subtree: Subtree;
  readonly signal: AbortSignal;
  readonly resolve: (summary: SubtreeSummary | null) => void;
  readonly reject: (error: unknown) => void;
}

type Local = Engine & Required<Pick<Engine, 'prepare'>>;

/**
 * An engine of the calling thread that shares its tasks with a second worker of the page, started at once. Where no task is left it
 * takes over what the other one still holds, so that a worker that gets no turn holds nothing up. One that fails is done without.
 */
export function withSecondWorker(local: Local, start: StartWorker): Local {
  const waiting: Task[] = [];
  const sent = new Map<number, Task>();
  const plans = new SentPlans();
  let isReady = false;
  let isAtWork = false;
  let last = 0;
  let other: SecondWorker | null = start(hear, dismiss);

  function hear(answer: WorkerAnswer): void {
    if (answer.kind === 'failed') dismiss();
    if (answer.kind === 'ready') isReady = true;
    if (answer.kind === 'done') {
      sent.get(answer.id)?.resolve(answer.summary);
      sent.delete(answer.id);
    }
    share();
  }

  function dismiss(): void {
    other?.terminate();
    other = null;
    waiting.unshift(...sent.values());
    sent.clear();
    void work();
  }

  function share(): void {
    while (other !== null && isReady && sent.size < mostSent && waiting.length > 0) {
      const task = waiting.shift()!;
      sent.set(++last, task);
      other.postMessage({ id: last, subtree: task.subtree, plan: plans.send(task.plan) });
    }
  }

  /** The next task for this thread. */
  function next(): Task | undefined {
    const own = waiting.shift();
    if (own !== undefined) return own;
    // The one that it gets to last.
    const taken = [...sent.keys()].at(-1);
    const task = taken === undefined ? undefined : sent.get(taken);
    if (taken !== undefined) sent.delete(taken);
    return task;
  }

  async function work(): Promise<void> {
    if (isAtWork) return;
    isAtWork = true;
    for (;;) {
      // A run hands over its next task once one is done; only then does it show whether there is another.
      if (waiting.length === 0) await yieldToEvents();
      const task = next();
      if (task === undefined) break;
      const { plan, subtree, signal, resolve, reject } = task;
      await local.execute(plan, subtree, signal).then(resolve, reject);
    }
    isAtWork = false;
  }

  return {
    ...local,
    workers: 2,
    execute(plan, subtree, signal) {
      const isSmall = drawCostNs(plan, 'wasm') * plan.drawsPerReplicate * plan.replicates < smallNs;
      if (other === null || isSmall) return local.execute(plan, subtree, signal);
      return new Promise((resolve, reject) => {
        waiting.push({ plan, subtree, signal, resolve, reject });
        share();
        void work();
      });
    },
    async close() {
      other?.terminate();
      other = null;
      for (const { resolve } of [...waiting.splice(0), ...sent.values()]) resolve(null);
      sent.clear();
      await local.close();
    },
  };
}
