import { hostname } from 'node:os';
import { pid } from 'node:process';
import type { Job } from 'bullmq';
import type { Engine } from '../executor.ts';
import { type Fingerprint, fingerprint, fingerprintText } from '../wire/wire.ts';
import { allowed, connect, connectionOptions, isReply } from './connection.ts';
import { mostStalls } from './failure-words.ts';
import { Keys, queueName } from './keys.ts';
import { loadLibraries } from './libraries.ts';
import { Outage } from './outage.ts';
import { Announcement, presentWorkers } from './presence.ts';
import { readTarget } from './target.ts';
import { taskProcessor } from './task-processor.ts';
import { within } from './within.ts';

export interface ServeOptions {
  /** Used where the URL has none. */
  readonly password?: string | undefined;
  /** How long a task is another worker's after this one was last heard of, in milliseconds; 30 s unless stated otherwise. */
  readonly lockMs?: number | undefined;
  /** How often to look for tasks whose worker is gone, in milliseconds; 30 s unless stated otherwise. */
  readonly stalledMs?: number | undefined;
  /** The version that this worker is taken for. */
  readonly as?: Fingerprint;
  readonly onMessage?: (text: string) => void;
}

export interface Service {
  /** The Redis, without its password. */
  readonly shown: string;
  /** The version of the worker, for people. */
  readonly version: string;
  /** Finishes the tasks under way, takes no others, and says goodbye. Answers with how many tasks were done. */
  end(): Promise<number>;
}

/** How long a worker that was told to end waits for a Redis that is away. */
const mostAwayMs = 5000;
/** How long a job of another version waits before it is offered again. */
const givenBackMs = 200;
/** How long this worker takes no job after that, so that others get it. */
const pauseMs = 1000;

/**
 * Works on the tasks of a queue with an engine, until it is ended. The engine should leave this thread free, which renews the
 * locks of tasks; it is the caller's to close.
 *
 * @throws UsageError where the libraries are missing, the URL is wrong, or Redis cannot be reached or does not allow it
 */
export async function serveQueue(url: string, engine: Engine, options: ServeOptions = {}): Promise<Service> {
  const { password, lockMs = 30_000, stalledMs = 30_000, as, onMessage = () => {} } = options;
  const target = readTarget(url, password);
  const libraries = await loadLibraries();
  const own = as ?? (await fingerprint());
  const redis = await connect(libraries, target);
  const keys = new Keys(target.prefix);
  try {
    await allowed(target, presentWorkers(redis, keys));
  } catch (error) {
    redis.disconnect();
    throw error;
  }
  const outage = new Outage(redis, target.shown, onMessage);
  const process = taskProcessor(engine, redis, keys, own);
  const { DelayedError, Worker } = libraries.bullmq;
  const told = new Set<string>();
  const tellOnce = (text: string) => {
    if (!told.has(text)) onMessage(text);
    told.add(text);
  };
  let done = 0;
  let isEnding = false;
  let isOver = false;

  const work = async (job: Job, token?: string): Promise<string> => {
    const outcome = await process(job.data);
    if (outcome === 'done') done++;
    if (typeof outcome === 'string') return outcome;
    if ('failed' in outcome) {
      if (!isOver) onMessage(`cannot do a task: ${outcome.failed}`);
      throw new Error(outcome.failed);
    }
    tellOnce(
      `there are tasks of version ${fingerprintText(outcome.foreign)}, which are left to workers of that version`,
    );
    await worker.pause(true);
    if (!isEnding) setTimeout(() => void (isEnding || worker.resume()), pauseMs).unref();
    await job.moveToDelayed(Date.now() + givenBackMs, token);
    throw new DelayedError();
  };

  const worker = new Worker(queueName, work, {
    connection: connectionOptions(target, () => isOver),
    prefix: target.prefix,
    // What dashboards show as the worker of a task.
    name: `${hostname()} ${pid}`,
    concurrency: engine.workers,
    lockDuration: lockMs,
    stalledInterval: stalledMs,
    maxStalledCount: mostStalls,
    // After an outage.
    runRetryDelay: 1000,
    removeOnComplete: { count: 0 },
  });
  // Locks that were lost and outages are no failures: the task is done again by another worker, and the result is the same.
  worker.on('error', (error) => isReply(error) && tellOnce(`Redis answers: ${error.message}`));
  await worker.waitUntilReady();
  const announcement = new Announcement(redis, keys, own, engine.workers);
  await announcement.say();
  /** Settles when Redis is away for so long that tasks under way are no longer waited for. */
  const away = async (): Promise<void> => {
    while (!isOver && outage.lengthMs < mostAwayMs)
      await new Promise((resolve) => setTimeout(resolve, 200).unref());
    if (!isOver) onMessage('what is under way is left to others');
  };
  return {
    shown: target.shown,
    version: fingerprintText(own),
    async end() {
      isEnding = true;
      const leaving = announcement.leave();
      await Promise.race([worker.close(), away()]);
      await within(1000, leaving);
      isOver = true;
      worker.disconnect().catch(() => {});
      redis.disconnect();
      return done;
    },
  };
}
