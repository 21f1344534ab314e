import { randomUUID } from 'node:crypto';
import type { Engine } from '../executor.ts';
import { fingerprint } from '../wire/wire.ts';
import { allowed, connect, connectionOptions } from './connection.ts';
import { Keys, queueName } from './keys.ts';
import { loadLibraries } from './libraries.ts';
import { lookAfter, troubles } from './look-after.ts';
import { Outage } from './outage.ts';
import { Outstanding } from './outstanding.ts';
import { PlanStore } from './plan-store.ts';
import { queueTasks } from './queue-tasks.ts';
import { type QueuedRun, QueuedTask } from './queued-task.ts';
import { RollCall } from './roll-call.ts';
import { readTarget } from './target.ts';
import { within } from './within.ts';

/** How a coordinator works with a queue. None of it changes a result. */
export interface RedisEngineOptions {
  /** Used where the URL has none. */
  readonly password?: string | undefined;
  /** How long to wait for a first worker, in milliseconds; 10 s unless stated otherwise. */
  readonly patienceMs?: number;
  /** How long a run goes on without Redis or without a worker, in milliseconds; 5 min unless stated otherwise. */
  readonly lostMs?: number;
  /** Ends the waiting for a first worker. */
  readonly signal?: AbortSignal;
  /** Called with what a person should know, in a few words each: who is waited for, what is away. */
  readonly onMessage?: (text: string) => void;
}

/**
 * An engine whose tasks are done by workers on a queue: `costcone worker --engine URL`, on any number of machines. The
 * queue is BullMQ's, in Redis; both libraries have to be installed beside costcone. Results have the bytes that they
 * have on any engine.
 *
 * `url`: `redis://[user[:password]@]host[:port][/database][?prefix=name]`, or `rediss://` for TLS.
 *
 * @throws UsageError where the libraries are missing, the URL is wrong, Redis cannot be reached or no worker is there.
 * Runs reject with a ModelError where workers keep dying on the same draws, or none comes back.
 */
export async function redisEngine(url: string, options: RedisEngineOptions = {}): Promise<Engine> {
  const { password, patienceMs = 10_000, lostMs = 300_000, signal: waiting, onMessage = () => {} } = options;
  const target = readTarget(url, password);
  const libraries = await loadLibraries();
  const own = await fingerprint();
  const redis = await connect(libraries, target);
  const keys = new Keys(target.prefix);
  const rollCall = new RollCall(redis, keys, own);
  try {
    await allowed(target, rollCall.waitForOne(target, patienceMs, waiting, onMessage));
  } catch (error) {
    redis.disconnect();
    throw error;
  }
  const outage = new Outage(redis, target.shown, onMessage);
  const { Queue, QueueEvents } = libraries.bullmq;
  let isOver = false;
  const { prefix } = target;
  const queue = new Queue(queueName, {
    // One that is shared is closed by us.
    connection: redis,
    prefix,
    defaultJobOptions: { removeOnComplete: true, removeOnFail: { count: 100, age: 3600 } },
  });
  const events = new QueueEvents(queueName, {
    connection: connectionOptions(target, () => isOver),
    prefix,
  });
  // Outages are told of once, by our own connection; what else goes wrong, the next check finds.
  queue.on('error', () => {});
  events.on('error', () => {});
  const outstanding = new Outstanding({
    redis,
    queue,
    keys,
    plans: new PlanStore(redis, keys),
    fingerprint: own,
  });
  const trouble = troubles(outstanding, onMessage);
  events.on('completed', ({ jobId }) => void outstanding.onCompleted(jobId).catch(trouble));
  events.on(
    'failed',
    ({ jobId, failedReason }) => void outstanding.onFailed(jobId, failedReason).catch(trouble),
  );

  const runs = new WeakMap<AbortSignal, QueuedRun>();
  /** What is being taken out of the queue. */
  const cleaning = new Set<Promise<void>>();
  const stop = (run: QueuedRun) => {
    const stopping = outstanding.stop(run).catch(() => {});
    cleaning.add(stopping);
    void stopping.then(() => cleaning.delete(stopping));
  };
  const runOf = (signal: AbortSignal): QueuedRun => {
    const known = runs.get(signal);
    if (known !== undefined) return known;
    const run: QueuedRun = { id: randomUUID(), tasks: new Set(), count: 0 };
    runs.set(signal, run);
    signal.addEventListener('abort', () => stop(run), { once: true });
    return run;
  };

  const care = lookAfter(redis, outstanding, rollCall, outage, trouble, { lostMs, onMessage });
  return {
    get workers() {
      return rollCall.threads;
    },
    tasks: (plan) => queueTasks(plan, rollCall.threads),
    async execute(plan, subtree, signal) {
      if (signal.aborted) return null;
      const task = new QueuedTask(runOf(signal), plan, subtree);
      // What it rejects with, the answer rejects with too.
      void outstanding.add(task);
      return task.answer;
    },
    async close() {
      clearInterval(care);
      for (const run of outstanding.runs) stop(run);
      await within(2000, Promise.all(cleaning));
      // A connection that is away is not waited for.
      isOver = true;
      await within(2000, Promise.all([events.close(), queue.close()]));
      events.disconnect().catch(() => {});
      redis.disconnect();
    },
  };
}
