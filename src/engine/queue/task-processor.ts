import type { Redis } from 'ioredis';
import type { Engine } from '../executor.ts';
import { encodeSummary, type Fingerprint, sameFingerprint } from '../wire/wire.ts';
import { reasonOf } from './failure-words.ts';
import { type Keys, keptSeconds } from './keys.ts';
import { PlanCache } from './plan-cache.ts';
import { RunWatch } from './run-watch.ts';
import { type Answer, checkSubtree, readTaskJob, type TaskJob } from './task-job.ts';

/** What became of a job. */
export type Outcome = Answer | { readonly foreign: Fingerprint } | { readonly failed: string };

/** What a worker does with a job. Nothing that a job may hold ends the worker. */
export function taskProcessor(
  engine: Engine,
  redis: Redis,
  keys: Keys,
  own: Fingerprint,
): (data: unknown) => Promise<Outcome> {
  const plans = new PlanCache(redis, keys);
  const runs = new RunWatch(redis, keys);

  const work = async ({ task, plan: hash, subtree }: TaskJob, signal: AbortSignal): Promise<Answer> => {
    const key = keys.result(task);
    // Delivered twice: the result is there, and would be the same.
    if ((await redis.exists(key)) === 1) return 'done';
    const plan = await plans.plan(hash);
    checkSubtree(plan, subtree);
    const summary = await engine.execute(plan, subtree, signal);
    if (summary === null) return 'given up';
    const bytes = encodeSummary(summary);
    await redis.set(key, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), 'EX', keptSeconds.result);
    return 'done';
  };

  return async (data) => {
    try {
      const job = readTaskJob(data);
      if (!sameFingerprint(job.fingerprint, own)) return { foreign: job.fingerprint };
      return (await runs.during(job.run, (signal) => work(job, signal))) ?? 'given up';
    } catch (error) {
      return { failed: reasonOf(error) };
    }
  };
}
