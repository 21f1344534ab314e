import type { Piscina } from 'piscina';
import { ModelError } from '../errors.ts';
import { mergeSubtrees, type SubtreeSummary } from '../kernel/merge.ts';
import { chunkDraws } from '../plan/chunks.ts';
import type { Plan } from '../plan/plan.ts';
import { halvesOf, type Subtree } from './subtree.ts';
import type { Answer, Task } from './worker.ts';

/** Worker threads that run tasks of one plan at a time. A thread that dies is replaced and its chunks run again. */
export class Threads {
  readonly #piscina: Piscina<Task, Answer>;

  /** Starts `workers` threads that run the module `worker`. */
  static async start(workers: number, worker: URL): Promise<Threads> {
    const { Piscina } = await import('piscina');
    const piscina = new Piscina<Task, Answer>({
      filename: worker.href,
      minThreads: workers,
      maxThreads: workers,
      idleTimeout: Number.POSITIVE_INFINITY,
      // TypeScript sources, as in tests, need a loader in every thread.
      execArgv: worker.href.endsWith('.ts') ? ['--import', 'tsx'] : [],
    });
    // A thread that dies between two tasks is replaced; nothing of the run is lost.
    piscina.on('error', () => {});
    return new Threads(piscina);
  }

  private constructor(piscina: Piscina<Task, Answer>) {
    this.#piscina = piscina;
  }

  /**
   * Runs one task. After a death its chunks are run again one by one, so that a second death tells which one it was.
   *
   * @throws ModelError when a chunk kills its worker twice.
   */
  async run(plan: Plan, planId: number, subtree: Subtree, stop: Int32Array): Promise<SubtreeSummary | null> {
    const task: Task = { planId, plan: null, subtree, stop };
    return this.#send(task, plan).catch((error: unknown) => {
      if (error instanceof OwnError) throw error.cause;
      return this.#runAgain(task, plan);
    });
  }

  async #runAgain(task: Task, plan: Plan): Promise<SubtreeSummary | null> {
    const { subtree } = task;
    if (subtree.level > 0) {
      const [first, second] = halvesOf(subtree);
      const left = await this.#runAgain({ ...task, subtree: first }, plan);
      const right = left && (await this.#runAgain({ ...task, subtree: second }, plan));
      return left && right && mergeSubtrees(left, right);
    }
    return this.#send(task, plan).catch((error: unknown) => {
      if (error instanceof OwnError) throw error.cause;
      throw new ModelError(
        `two workers died on the same draws (replicate ${subtree.replicate + 1}, ${draws(plan, subtree)}): ` +
          `${error instanceof Error ? error.message : String(error)}`,
        { cause: error },
      );
    });
  }

  async #send(task: Task, plan: Plan): Promise<SubtreeSummary | null> {
    let answer = await this.#piscina.run(task);
    if (answer.kind === 'plan needed') answer = await this.#piscina.run({ ...task, plan });
    if (answer.kind === 'done') return answer.summary;
    throw new OwnError('a worker failed', { cause: answer.kind === 'failed' ? answer.error : answer });
  }

  /** Ends all threads; tasks under way are given up. */
  async close(): Promise<void> {
    await this.#piscina.destroy();
  }
}

/** Carries an error of our own out of a worker, apart from the worker's death. */
class OwnError extends Error {}

/** The draws of a chunk for a message, counted from 1. */
function draws(plan: Plan, { index }: Subtree): string {
  const first = index * chunkDraws;
  return `draws ${first + 1} to ${Math.min(first + chunkDraws, plan.drawsPerReplicate)}`;
}
