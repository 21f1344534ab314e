import type { Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import { ModelError } from '../../errors.ts';
import { drawsWords } from '../subtree.ts';
import { decodeSummary, type Fingerprint, WireError } from '../wire/wire.ts';
import { failureOf } from './failure-words.ts';
import { jobStates } from './job-states.ts';
import { keepQueue, type Keys, keptSeconds } from './keys.ts';
import { type PlanStore, resultsOf } from './plan-store.ts';
import { type QueuedRun, type QueuedTask, taskIdOf } from './queued-task.ts';
import type { TaskJob } from './task-job.ts';

/** How often a task is put into the queue before it is a failure: a Redis that is full may drop what it was given. */
const mostAttempts = 10;

/** What a coordinator works with. */
export interface Desk {
  readonly redis: Redis;
  readonly queue: Queue;
  readonly keys: Keys;
  readonly plans: PlanStore;
  readonly fingerprint: Fingerprint;
}

/**
 * The tasks that a coordinator waits for. Whatever happens to a job, its task is put into the queue again until the result
 * is there: results of the same task are the same bytes, whichever worker made them and however late they come.
 */
export class Outstanding {
  readonly #desk: Desk;
  readonly #tasks = new Map<string, QueuedTask>();

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  get runs(): ReadonlySet<QueuedRun> {
    return new Set([...this.#tasks.values()].map(({ run }) => run));
  }

  get size(): number {
    return this.#tasks.size;
  }

  /** Has a task done. The task is answered when its result is there. */
  async add(task: QueuedTask): Promise<void> {
    this.#tasks.set(task.id, task);
    const forget = () => this.#tasks.delete(task.id);
    task.answer.then(forget, forget);
    await this.#put(task).catch((error: Error) => task.reject(refused(error)));
  }

  /** A job has ended, as BullMQ tells. */
  async onCompleted(jobId: string): Promise<void> {
    const task = this.#tasks.get(taskIdOf(jobId));
    if (task !== undefined) await this.#fetch(task, jobId === task.jobId);
  }

  /** A job has failed, as BullMQ tells. */
  async onFailed(jobId: string, reason: string): Promise<void> {
    const task = this.#tasks.get(taskIdOf(jobId));
    if (task === undefined || jobId !== task.jobId) return;
    const { queue } = this.#desk;
    const failure = failureOf(reason, task);
    if (failure === null) await this.#putAgain(task);
    else task.reject(failure);
    await queue.remove(jobId);
  }

  /**
   * Looks where all jobs are: events get lost with a connection, and jobs with a Redis that keeps nothing. What is there
   * goes on living.
   */
  async check(): Promise<void> {
    const { redis, keys, plans } = this.#desk;
    const packed = new Set([...this.#tasks.values()].map((task) => task.packed));
    await Promise.all([...packed].map((plan) => plans.keep(plan)));
    // From here on at once: a run that is stopped meanwhile must not be said to be under way.
    const tasks = [...this.#tasks.values()].filter(({ isQueued, isSettled }) => isQueued && !isSettled);
    if (tasks.length === 0) return;
    const jobIds = tasks.map(({ jobId }) => jobId);
    const states = await jobStates(redis, keys, tasks);
    for (const [k, task] of tasks.entries()) {
      const state = states[k]!;
      if (state === 'has its result') await this.#fetch(task, false);
      // It may have been put into the queue again meanwhile.
      else if (task.jobId !== jobIds[k] || !task.isQueued) continue;
      else if (typeof state === 'object') await this.onFailed(task.jobId, state.failed);
      else if (state === 'is lost') await this.#putAgain(task);
    }
  }

  /** Gives a run up: its tasks resolve to null, workers are told, and jobs still in the queue are removed. */
  async stop(run: QueuedRun): Promise<void> {
    const { redis, queue, keys } = this.#desk;
    const tasks = [...run.tasks];
    for (const task of tasks) task.resolve(null);
    await redis.set(keys.run(run.id), 'stopped', 'EX', 2 * keptSeconds.run);
    await Promise.all(tasks.map(({ jobId }) => queue.remove(jobId)));
  }

  /** Gives all tasks up for a reason. */
  fail(error: Error): void {
    for (const task of this.#tasks.values()) task.reject(error);
  }

  async #put(task: QueuedTask): Promise<void> {
    const { redis, queue, keys, plans, fingerprint } = this.#desk;
    const { run, plan, packed, subtree } = task;
    task.isQueued = false;
    await plans.keep(packed);
    if (task.isSettled) return;
    await redis.set(keys.run(run.id), 'under way', 'EX', keptSeconds.run);
    if (task.isSettled) return;
    task.attempts++;
    const { jobId } = task;
    const job: TaskJob = { fingerprint, run: run.id, task: task.id, plan: packed.hash, subtree };
    await queue.add(drawsWords(plan, subtree), job, { jobId });
    task.isQueued = true;
    // Stopped meanwhile: the run took out what was there.
    if (task.isSettled) await queue.remove(jobId);
    else await resultsOf(keepQueue(redis.pipeline(), keys).expire(keys.job(jobId), keptSeconds.queue).exec());
  }

  async #putAgain(task: QueuedTask): Promise<void> {
    if (task.isSettled || !task.isQueued) return;
    if (task.attempts >= mostAttempts)
      task.reject(
        new ModelError(
          `Redis has lost a task ${task.attempts} times: it needs more memory, and \`maxmemory-policy noeviction\``,
        ),
      );
    else await this.#put(task).catch((error: Error) => task.reject(refused(error)));
  }

  /** `isLast`: no worker has the task any more. */
  async #fetch(task: QueuedTask, isLast: boolean): Promise<void> {
    if (task.isFetching || task.isSettled) return;
    const { redis, keys } = this.#desk;
    const key = keys.result(task.id);
    task.isFetching = true;
    try {
      const bytes = await redis.getBuffer(key);
      if (task.isSettled) return;
      if (bytes === null) {
        if (isLast) await this.#putAgain(task);
        return;
      }
      task.resolve(decodeSummary(bytes, task.plan));
      await redis.unlink(key);
    } catch (error) {
      if (!(error instanceof WireError)) throw error;
      // It was overwritten by something else.
      await redis.unlink(key);
      await this.#putAgain(task);
    } finally {
      task.isFetching = false;
    }
  }
}

/** Without its cause, which holds the arguments of a command. */
function refused(error: Error): ModelError {
  return new ModelError(`Redis refuses a task: ${error.message}`);
}
