import type { Redis } from 'ioredis';
import { keepQueue, type Keys, keptSeconds } from './keys.ts';
import { resultsOf } from './plan-store.ts';
import type { QueuedTask } from './queued-task.ts';

/** Where a task is. */
export type JobState =
  | 'has its result'
  | 'is in the queue'
  /** Its job is gone, or has ended without a result. */
  | 'is lost'
  /** Why its job failed. */
  | { readonly failed: string };

/** Where tasks are, in order. The queue, the jobs and their runs live on by being asked for. */
export async function jobStates(redis: Redis, keys: Keys, tasks: readonly QueuedTask[]): Promise<JobState[]> {
  const asking = keepQueue(redis.pipeline(), keys);
  const runs = new Set(tasks.map(({ run }) => run.id));
  for (const run of runs) asking.set(keys.run(run), 'under way', 'EX', keptSeconds.run);
  const before = asking.length;
  for (const { id, jobId } of tasks) {
    // In this order: a result is there before its job is gone.
    asking.hmget(keys.job(jobId), 'data', 'finishedOn', 'failedReason');
    asking.exists(keys.result(id));
    asking.expire(keys.job(jobId), keptSeconds.queue);
  }
  const answers = await resultsOf(asking.exec());
  return tasks.map((_, k): JobState => {
    const [job, result] = answers.slice(before + 3 * k) as [(string | null)[], number];
    const [data, finishedOn, failedReason] = job;
    if (result === 1) return 'has its result';
    if (failedReason && finishedOn) return { failed: failedReason };
    return data === null || finishedOn ? 'is lost' : 'is in the queue';
  });
}
