import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Redis } from 'ioredis';
import { command } from '../../src/cli/testing/built-command.ts';
import { RedisServer } from '../../src/engine/queue/testing/redis-server.ts';

/*
 * What a queue costs against threads on the same cores: a run of eight inputs by two threads, and by two workers of one
 * thread each on a Redis of its own. Processor time counts the coordinator, the workers and Redis.
 *
 *   node build.mjs && npx tsx bench/scale/redis.ts [2^26]
 *
 * The bar is 1.3 times the time of threads, of either clock. Linux only: times of processes are read from /proc.
 */

const draws = process.argv[2] ?? '2^26';
const bar = 1.3;
const rounds = 3;
const folder = mkdtempSync(join(tmpdir(), 'costcone-queue-bench-'));
const scenario = join(folder, 'eight.yaml');
writeFileSync(
  scenario,
  `title: Eight inputs
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
`,
);

/** Ticks a second of the times in /proc: the same on every Linux that Node runs on. */
const ticksPerSecond = 100;

/** Processor seconds that a process and its children that have ended have taken, of all its threads. */
function processorSeconds(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return [11, 12].reduce((sum, k) => sum + Number(fields[k]), 0) / ticksPerSecond;
}

interface Measured {
  readonly wallSeconds: number;
  readonly processorSeconds: number;
  readonly answer: string;
}

/** Runs the scenario; `others`: processes whose time counts too. */
async function measure(words: readonly string[], others: readonly number[]): Promise<Measured> {
  const before = others.map(processorSeconds);
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync(
    '/bin/sh',
    [
      '-c',
      '"$@"; code=$?; times >&2; exit $code',
      'sh',
      process.execPath,
      command,
      'run',
      scenario,
      '--json',
      '--seed',
      'a',
      '--draws',
      draws,
      '--no-sensitivity',
      ...words,
    ],
    { encoding: 'utf8', maxBuffer: 1 << 28 },
  );
  const wallSeconds = (performance.now() - start) / 1000;
  if (status !== 0) throw new Error(stderr);
  // The last line of `times`: user and system time of what the shell has run, as in "0m1.230s 0m0.120s".
  const own = [
    ...stderr
      .trim()
      .split('\n')
      .at(-1)!
      .matchAll(/(\d+)m([\d.]+)s/g),
  ].reduce((sum, [, minutes, seconds]) => sum + 60 * Number(minutes) + Number(seconds), 0);
  const theirs = others.reduce((sum, pid, k) => sum + processorSeconds(pid) - before[k]!, 0);
  return { wallSeconds, processorSeconds: own + theirs, answer: stdout };
}

function startWorker(url: string): Promise<ChildProcess> {
  const worker = spawn(process.execPath, [command, 'worker', '--workers', '1', '--engine', url], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  return new Promise((resolve) => {
    worker.stderr!.setEncoding('utf8').on('data', (text: string) => {
      if (text.includes('works for')) resolve(worker);
    });
  });
}

const least = (values: readonly number[]) => Math.min(...values);

const redis = await RedisServer.start();
const workers = await Promise.all([startWorker(redis.url), startWorker(redis.url)]);
try {
  const client: Redis = redis.client;
  const busy = [redis.pid, ...workers.map(({ pid }) => pid!)];
  const threads: Measured[] = [];
  const queue: Measured[] = [];
  for (let round = 0; round < rounds; round++) {
    threads.push(await measure(['--workers', '2'], []));
    queue.push(await measure(['--engine', redis.url], busy));
  }
  if (threads.concat(queue).some(({ answer }) => answer !== threads[0]!.answer))
    throw new Error('the queue gave other bytes than the threads');
  const bytes = await bytesOf(client);
  process.stdout.write(
    `${cpus()[0]!.model}, ${availableParallelism()} cores, Node ${process.version}; ${draws} draws of eight inputs, best of ${rounds}\n`,
  );
  let isMissed = false;
  for (const clock of ['wallSeconds', 'processorSeconds'] as const) {
    const [of, against] = [queue, threads].map((all) => least(all.map((one) => one[clock])));
    const ratio = of! / against!;
    isMissed ||= ratio > bar;
    const name = clock === 'wallSeconds' ? 'wall clock' : 'processor time';
    process.stdout.write(
      `${name}: threads ${against!.toFixed(2)} s, queue ${of!.toFixed(2)} s, ${ratio.toFixed(2)} times (bar: ${bar})\n`,
    );
  }
  process.stdout.write(`${bytes}\nthe answer has the same bytes (${threads[0]!.answer.length})\n`);
  process.exitCode = isMissed ? 1 : 0;
} finally {
  for (const worker of workers) worker.kill('SIGKILL');
  await redis.stop();
  rmSync(folder, { recursive: true });
}

/** What has travelled: plans and tables are still there, results are counted by Redis. */
async function bytesOf(client: Redis): Promise<string> {
  const sizeOf = async (pattern: string) => {
    const keys = await client.keys(pattern);
    const sizes = await Promise.all(keys.map((key) => client.strlen(key)));
    return { count: keys.length, bytes: sizes.reduce((sum, size) => sum + size, 0) };
  };
  const plans = await sizeOf('costcone:plan:*');
  const tables = await sizeOf('costcone:table:*');
  const input = Number(/total_net_input_bytes:(\d+)/.exec(await client.info('stats'))?.[1]);
  const kilobytes = (count: number) => `${(count / 1000).toFixed(0)} kB`;
  return `messages: ${plans.count} plans of ${kilobytes(plans.bytes / plans.count)}, ${tables.count} tables of ${kilobytes(tables.bytes)} in all, sent once; ${kilobytes(input / rounds)} a run to Redis, in all`;
}
