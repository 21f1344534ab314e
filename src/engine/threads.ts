import { randomUUID } from 'node:crypto';
import type { Piscina } from 'piscina';
import { ModelError } from '../errors.ts';
import type { SubtreeSummary } from '../kernel/merge.ts';
import type { Plan } from '../plan/plan.ts';
import type { Engine } from './executor.ts';
import { WorkerDeath, withSecondChance } from './second-chance.ts';
import { stopRun } from './stops.ts';
import type { Answer, Task, ThreadData } from './worker.ts';

type Threads = Piscina<Task | null, Answer>;

/** Threads of which one at least has answered. */
interface Started {
  readonly piscina: Threads;
  /** Settles when every thread has loaded its module, or died before. */
  readonly loaded: Promise<unknown>;
}

/**
 * An engine of `workers` threads that run a module (see worker.ts), started when they are first needed. A thread that
 * dies is replaced and its chunks run again.
 */
export function threadEngine(workers: number, module: URL): Engine {
  const stopChannel = `costcone ${randomUUID()}`;
  const plans = new Numbers<Plan>();
  const runs = new Numbers<AbortSignal>();
  let threads: Promise<Started> | null = null;

  const started = () => {
    if (threads !== null) return threads;
    const starting = startThreads(workers, module, { stopChannel });
    threads = starting;
    starting.catch(() => {
      // The next run tries again.
      if (threads === starting) threads = null;
    });
    return starting;
  };

  /** Sees to it that workers hear of a stop. */
  const watch = (signal: AbortSignal): number => {
    const { number, isNew } = runs.of(signal);
    if (isNew) signal.addEventListener('abort', () => stopRun(stopChannel, number), { once: true });
    return number;
  };

  return {
    workers,
    async execute(plan, subtree, signal) {
      const current = started();
      const { piscina } = await current;
      const run = watch(signal);
      const send = async (task: Task): Promise<Answer> => {
        try {
          return await piscina.run(task);
        } catch (error) {
          // A task that cannot be sent is no worker's death.
          if (error instanceof DOMException) throw error;
          if (threads !== current) throw new Error('the engine was closed while it was at work');
          throw new WorkerDeath(error instanceof Error ? error.message : String(error), { cause: error });
        }
      };
      return withSecondChance(plan, subtree, async (part) => {
        if (signal.aborted) return null;
        const task: Task = { planId: plans.of(plan).number, plan: null, subtree: part, run };
        const answer = await send(task);
        if (answer.kind !== 'plan needed') return summaryIn(answer);
        return signal.aborted ? null : summaryIn(await send({ ...task, plan }));
      });
    },
    async close() {
      const closing = threads;
      threads = null;
      const ending = await closing?.catch(() => null);
      // Node 20 aborts the whole process where a thread is ended while it loads a module.
      await ending?.loaded;
      await ending?.piscina.destroy();
    },
  };
}

function summaryIn(answer: Answer): SubtreeSummary | null {
  if (answer.kind === 'done') return answer.summary;
  if (answer.kind === 'trapped') throw new WorkerDeath(answer.message);
  throw answer.kind === 'failed' ? answer.error : new Error(`a worker answered "${answer.kind}"`);
}

/**
 * Starts threads; settles when the first one has answered. Rejects with the reason when none can run the module.
 *
 * @throws ModelError where all of them are ended before
 */
async function startThreads(workers: number, module: URL, workerData: ThreadData): Promise<Started> {
  const { Piscina } = await import('piscina');
  const threads: Threads = new Piscina({
    filename: module.href,
    minThreads: workers,
    maxThreads: workers,
    idleTimeout: Number.POSITIVE_INFINITY,
    // TypeScript sources, as in tests, need a loader in every thread.
    execArgv: module.href.endsWith('.ts') ? ['--import', 'tsx'] : [],
    // What a task leaves behind is small: young objects need no more room than that.
    resourceLimits: { maxYoungGenerationSizeMb: 4 },
    workerData,
  });
  // A thread that dies between two tasks is replaced; nothing of the run is lost.
  threads.on('error', () => {});
  // Each thread gets one: until it has answered it gets no task, so that from then on all that ends a task is a death.
  const greetings = Array.from({ length: workers }, () => threads.run(null));
  try {
    await Promise.any(greetings);
    return { piscina: threads, loaded: Promise.allSettled(greetings) };
  } catch (error) {
    await threads.destroy();
    const reason: unknown = (error as AggregateError).errors[0];
    // What ended it is not ours: a mistake in the module comes with its own error.
    if (reason instanceof Error && /^worker exited/.test(reason.message))
      throw new ModelError(`no worker thread lives long enough to work: ${reason.message}`, {
        cause: reason,
      });
    throw reason;
  }
}

/** Numbers objects, so that messages may name them. */
class Numbers<Named extends object> {
  readonly #known = new WeakMap<Named, number>();
  #last = 0;

  of(named: Named): { readonly number: number; readonly isNew: boolean } {
    const known = this.#known.get(named);
    if (known !== undefined) return { number: known, isNew: false };
    this.#known.set(named, ++this.#last);
    return { number: this.#last, isNew: true };
  }
}
