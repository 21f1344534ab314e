import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { readScenarioText } from '../../scenario/read-scenario.ts';
import { simulate } from '../../simulate.ts';
import { fingerprint, sha256 } from '../wire/wire.ts';
import { redisEngine, type RedisEngineOptions } from './redis-engine.ts';
import { busyWorker, endAll, startOddWorker, startWorker, type Started, until } from './testing/processes.ts';
import { hasRedis, RedisServer } from './testing/redis-server.ts';

const scenario = readScenarioText(`title: Eight inputs
question: What does a day cost?
inputs:
  price: 1 to 4 USD/GPU/hour
  gpus: 8 to 20 GPU
  share: uniform(0.2, 0.9)
  waste: normal(1, 0.1)
  factor: 2 to 3
  staff: gamma(2, 1) USD
  level: beta(2, 3)
  spread: triangular(0, 1, 3)
formulas:
  daily_cost: gpus * price * 24 hour * (share + waste) * factor + staff * level * spread
`);

/** About twenty tasks of a tenth of a second and more. */
const drawsOf = (seed: string) => ({ seed, draws: seed === 'long' ? 2 ** 25 : 2 ** 24, sensitivity: false });

const known = new Map<string, Promise<string>>();

/** What one machine gives. */
function alone(seed: string): Promise<string> {
  const result = known.get(seed) ?? simulate(scenario, drawsOf(seed)).then((one) => JSON.stringify(one));
  known.set(seed, result);
  return result;
}

async function withQueue(url: string, seed: string, more: RedisEngineOptions = {}): Promise<string> {
  const engine = await redisEngine(url, more);
  try {
    return JSON.stringify(await simulate(scenario, { ...drawsOf(seed), engine }));
  } finally {
    await engine.close();
  }
}

/** Whether a run gave the bytes of one machine; a difference of megabytes is not for printing. */
const isAlone = async (run: Promise<string>, seed: string) => (await run) === (await alone(seed));

describe.runIf(hasRedis())('a queue on Redis', () => {
  let redis: RedisServer;
  let workers: Started[] = [];

  beforeAll(async () => {
    redis = await RedisServer.start();
    workers = await Promise.all([startWorker(redis.url), startWorker(redis.url)]);
  });
  afterEach(async () => {
    // Those that a test has ended are replaced.
    const isThere = workers.map(({ process }) => process.exitCode === null && process.signalCode === null);
    workers = await Promise.all(workers.map((worker, k) => (isThere[k] ? worker : startWorker(redis.url))));
  });
  afterAll(async () => {
    await endAll();
    await redis.stop();
  });

  it('gives the bytes of one machine, to two coordinators at once', async () => {
    const both = await Promise.all([withQueue(redis.url, 'a'), withQueue(redis.url, 'b')]);
    expect([both[0] === (await alone('a')), both[1] === (await alone('b'))]).toEqual([true, true]);
    expect(both[0]).not.toBe(both[1]);
  });

  it('leaves nothing behind but keys that expire', async () => {
    await withQueue(redis.url, 'a');
    const keys = await redis.client.keys('*');
    expect(keys.filter((key) => key.includes('result'))).toEqual([]);
    for (const key of keys) expect(await redis.client.ttl(key), key).toBeGreaterThanOrEqual(0);
  });

  it('loses nothing with a worker that is killed at work', async () => {
    const run = withQueue(redis.url, 'a');
    const killed = await busyWorker(redis.client, workers);
    await killed.end('SIGKILL');
    expect(await isAlone(run, 'a')).toBe(true);
  });

  it('does not wait for a worker that is stopped for longer than its lock, and is not disturbed by it later', async () => {
    const run = withQueue(redis.url, 'a');
    const stopped = await busyWorker(redis.client, workers);
    stopped.process.kill('SIGSTOP');
    expect(await isAlone(run, 'a')).toBe(true);
    const next = withQueue(redis.url, 'b');
    stopped.process.kill('SIGCONT');
    expect(await isAlone(next, 'b')).toBe(true);
    expect(await stopped.end('SIGTERM')).toBe(0);
  });

  it('goes on after Redis has forgotten everything', async () => {
    const messages: string[] = [];
    const run = withQueue(redis.url, 'a', { onMessage: (text) => messages.push(text) });
    await busyWorker(redis.client, workers);
    await redis.kill();
    await redis.start();
    expect(await isAlone(run, 'a')).toBe(true);
    expect(messages).toEqual([
      `Redis at ${redis.url} does not answer: trying again`,
      `Redis at ${redis.url} is back`,
    ]);
  });

  it('does what comes twice once more, with the same bytes', async () => {
    const run = withQueue(redis.url, 'a');
    await busyWorker(redis.client, workers);
    const { Queue } = await import('bullmq');
    const queue = new Queue('tasks', { connection: { port: redis.port }, prefix: 'costcone' });
    for (const job of await queue.getJobs(['active', 'waiting'])) await queue.add('again', job.data);
    expect(await isAlone(run, 'a')).toBe(true);
    await queue.close();
  });

  it('takes workers that join, and lets go those that are ended', async () => {
    const run = withQueue(redis.url, 'long');
    const leaving = await busyWorker(redis.client, workers);
    // Whoever joins finds work, however fast the machine is: those who were there all leave, with a task each.
    expect(await Promise.all(workers.map((worker) => worker.end('SIGTERM')))).toEqual([0, 0]);
    expect(leaving.stderr).toMatch(/finishes what is under way[\s\S]*ended, [1-9]\d* tasks done/);
    const joining = await startWorker(redis.url);
    expect(await isAlone(run, 'long')).toBe(true);
    expect(await joining.end('SIGTERM')).toBe(0);
    expect(joining.stderr).toMatch(/ended, [1-9]\d* tasks done/);
  });

  it('ends a run whose draws kill every worker, and names them', async () => {
    await Promise.all(workers.map((worker) => worker.end('SIGKILL')));
    const deadly = { url: redis.url, dieOn: 3 };
    let isOver = false;
    const supervisor = Array.from({ length: 2 }, async () => {
      while (!isOver) await startOddWorker(deadly).ended;
    });
    const run = withQueue(redis.url, 'a').finally(() => {
      isOver = true;
    });
    await expect(run).rejects.toThrow(
      /^3 workers died on the same draws \(replicate 4, draws 1 to 1048576\)/,
    );
    await endAll();
    await Promise.all(supervisor);
  });

  it('leaves tasks of another version to others, and counts those on nobody', async () => {
    const old = startOddWorker({ url: redis.url, version: '0.1.0' });
    await old.says('works\n');
    const run = withQueue(redis.url, 'a');
    expect(await isAlone(run, 'a')).toBe(true);
    await Promise.all(workers.map((worker) => worker.end('SIGTERM')));
    // Those that were killed before are forgotten after a while; who is there says so again.
    const present = () => redis.client.keys('costcone:worker:*');
    await redis.client.del(await present());
    await until('the old worker', async () => (await present()).length === 1);
    await expect(redisEngine(redis.url, { patienceMs: 300 })).rejects.toThrow(
      /^1 worker is there, not of version \d\S* \(it is 0\.1\.0\): start one with `costcone worker --engine redis:/,
    );
    await old.end('SIGKILL');
  });

  it('says that no worker is there', async () => {
    const messages: string[] = [];
    const url = `${redis.url}?prefix=nobody`;
    const waiting = redisEngine(url, { patienceMs: 300, onMessage: (text) => messages.push(text) });
    await expect(waiting).rejects.toThrow(
      `no worker is there: start one with \`costcone worker --engine ${redis.url}?prefix=nobody\``,
    );
    expect(messages).toEqual(['no worker is there: waiting 1 s for one']);
  });

  it('gives a run up where no worker comes back', async () => {
    const messages: string[] = [];
    const run = withQueue(redis.url, 'a', { lostMs: 1000, onMessage: (text) => messages.push(text) });
    await busyWorker(redis.client, workers);
    await Promise.all(workers.map((worker) => worker.end('SIGKILL')));
    // As if the time had passed after which they are forgotten.
    await redis.client.del('costcone:workers');
    await expect(run).rejects.toThrow('no worker was there for 1 s: the run was given up');
    expect(messages).toEqual(['no worker is there any more: waiting for one']);
  });

  it('lets no job end a worker, whatever it holds', async () => {
    const { Queue } = await import('bullmq');
    const queue = new Queue('tasks', { connection: { port: redis.port }, prefix: 'costcone' });
    const own = await fingerprint();
    const bytes = new TextEncoder().encode(
      'no plan at all, but long enough to be one as far as its length goes',
    );
    await redis.client.set(`costcone:plan:${sha256(bytes)}`, Buffer.from(bytes), 'EX', 60);
    await redis.client.set('costcone:run:odd', 'under way', 'EX', 60);
    const job = {
      fingerprint: own,
      run: 'odd',
      task: 'odd-1',
      subtree: { replicate: 0, level: 0, index: 0 },
    };
    await queue.add('1', { anything: 'at all' });
    await queue.add('2', { ...job, plan: '../../etc' });
    await queue.add('3', { ...job, plan: sha256(bytes) });
    await until('three failures', async () => (await queue.getFailedCount()) >= 3);
    const reasons = (await queue.getFailed()).map(({ failedReason }) => failedReason).sort();
    expect(reasons).toEqual([
      'WireError: a job needs the SHA-256 of its plan',
      'WireError: the fingerprint of a job must be an object',
      'WireError: these are no bytes of costcone',
    ]);
    await queue.obliterate({ force: true });
    await queue.close();
    expect(workers.map(({ process }) => process.exitCode)).toEqual([null, null]);
    expect(await isAlone(withQueue(redis.url, 'a'), 'a')).toBe(true);
  });
});

describe.runIf(hasRedis())('a Redis that keeps what it has on disk', () => {
  it('goes on after a power cut where it was', async () => {
    const redis = await RedisServer.start(['--appendonly', 'yes', '--appendfsync', 'always']);
    onTestFinished(async () => {
      await endAll();
      await redis.stop();
    });
    const workers = await Promise.all([startWorker(redis.url), startWorker(redis.url)]);
    const run = withQueue(redis.url, 'b');
    await busyWorker(redis.client, workers);
    await redis.kill();
    await redis.start();
    expect(await isAlone(run, 'b')).toBe(true);
  });
});
