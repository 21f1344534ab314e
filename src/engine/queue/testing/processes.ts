import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Redis } from 'ioredis';
import { command } from '../../../cli/testing/built-command.ts';
import type { Oddness } from './odd-worker.ts';

/** A process of the tests and what it has printed. */
export class Started {
  readonly process: ChildProcess;
  stdout = '';
  stderr = '';
  /** The exit code, or the name of the signal that ended it. */
  readonly ended: Promise<number | string>;

  constructor(words: readonly string[], env: Readonly<Record<string, string>> = {}) {
    this.process = spawn(process.execPath, [...words], {
      env: { ...process.env, NO_COLOR: '1', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.process.stdout!.setEncoding('utf8').on('data', (text) => {
      this.stdout += text;
    });
    this.process.stderr!.setEncoding('utf8').on('data', (text) => {
      this.stderr += text;
    });
    this.ended = new Promise((resolve) =>
      this.process.once('close', (code, signal) => resolve(code ?? signal!)),
    );
    underWay.add(this);
    void this.ended.then(() => underWay.delete(this));
  }

  /** Waits until it has said something on standard error. */
  says(text: string): Promise<void> {
    return until(`"${text}", and not only: ${this.stderr}`, () => this.stderr.includes(text));
  }

  async end(signal: NodeJS.Signals = 'SIGTERM'): Promise<number | string> {
    this.process.kill(signal);
    return this.ended;
  }
}

const underWay = new Set<Started>();

/** Ends every process that was started here and still runs. */
export async function endAll(): Promise<void> {
  await Promise.all([...underWay].map((started) => started.end('SIGKILL')));
}

/** `costcone ..` as built. */
export const costcone = (words: readonly string[], env?: Readonly<Record<string, string>>): Started =>
  new Started([command, ...words], env);

/** A worker that is there, with one thread and short locks. */
export async function startWorker(url: string, env?: Readonly<Record<string, string>>): Promise<Started> {
  const words = ['worker', '--workers', '1', '--lock', '1s', '--stalled', '1s'];
  const worker = env === undefined ? costcone([...words, '--engine', url]) : costcone(words, env);
  await worker.says('works for');
  return worker;
}

/** A worker that is not like others. */
export function startOddWorker(oddness: Oddness): Started {
  const module = fileURLToPath(new URL('./odd-worker.ts', import.meta.url));
  return new Started(['--import', 'tsx', module, JSON.stringify(oddness)]);
}

/** Waits until something holds. */
export async function until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let ms = 0; ms < 30_000; ms += 10) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`waited in vain for ${what}`);
}

/** Waits until one of the workers is at work, and gives it. */
export async function busyWorker(redis: Redis, workers: readonly Started[]): Promise<Started> {
  let busy: Started | undefined;
  await until('a worker at work', async () => {
    const ids = await redis.lrange('costcone:tasks:active', 0, -1);
    const names = await Promise.all(ids.map((id) => redis.hget(`costcone:tasks:${id}`, 'pb')));
    busy = workers.find(({ process: { pid } }) => names.some((name) => name?.endsWith(` ${pid}`)));
    return busy !== undefined;
  });
  return busy!;
}
