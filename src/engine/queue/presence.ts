import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { Redis } from 'ioredis';
import type { Fingerprint } from '../wire/wire.ts';
import { keepQueue, type Keys, keptSeconds } from './keys.ts';
import { resultsOf } from './plan-store.ts';

/** What a worker says of itself. */
export interface Presence {
  readonly fingerprint: Fingerprint;
  /** Tasks that it works on at the same time. */
  readonly threads: number;
  readonly host: string;
  readonly pid: number;
}

/** Says of a worker that it is there, until `leave`. */
export class Announcement {
  readonly #redis: Redis;
  readonly #keys: Keys;
  readonly #id = randomUUID();
  readonly #text: string;
  readonly #timer: NodeJS.Timeout;
  #hasLeft = false;

  constructor(redis: Redis, keys: Keys, fingerprint: Fingerprint, threads: number) {
    this.#redis = redis;
    this.#keys = keys;
    this.#text = JSON.stringify({
      fingerprint,
      threads,
      host: hostname(),
      pid: process.pid,
    } satisfies Presence);
    this.#timer = setInterval(() => this.#again(), (1000 * keptSeconds.worker) / 4);
    // A Redis that has forgotten everything hears of the worker at once.
    redis.on('ready', this.#again);
  }

  /** Settles when it was said. */
  async say(): Promise<void> {
    if (this.#hasLeft) return;
    await resultsOf(
      keepQueue(this.#redis.pipeline(), this.#keys)
        .set(this.#keys.worker(this.#id), this.#text, 'EX', keptSeconds.worker)
        .sadd(this.#keys.workers, this.#id)
        .expire(this.#keys.workers, keptSeconds.queue)
        .exec(),
    );
  }

  /** From now on no coordinator counts on it. */
  async leave(): Promise<void> {
    this.#hasLeft = true;
    clearInterval(this.#timer);
    this.#redis.off('ready', this.#again);
    await this.#redis.del(this.#keys.worker(this.#id));
    await this.#redis.srem(this.#keys.workers, this.#id);
  }

  // The next time may do better.
  readonly #again = (): void => void this.say().catch(() => {});
}

/** All workers that are there. */
export async function presentWorkers(redis: Redis, keys: Keys): Promise<Presence[]> {
  const ids = await redis.smembers(keys.workers);
  if (ids.length === 0) return [];
  const texts = await redis.mget(ids.map(keys.worker));
  const gone = ids.filter((_, k) => texts[k] === null);
  if (gone.length > 0) await redis.srem(keys.workers, ...gone);
  return texts.flatMap((text) => {
    const presence = text === null ? null : readPresence(text!);
    return presence === null ? [] : [presence];
  });
}

/** Null where something else stands there. */
function readPresence(text: string): Presence | null {
  try {
    const { fingerprint, threads, host, pid } = JSON.parse(text) as Presence;
    const { version, wasm, wire } = fingerprint;
    const isWhole = [version, wasm, host].every((word) => typeof word === 'string');
    if (!isWhole || !Number.isSafeInteger(threads) || threads < 1 || !Number.isSafeInteger(wire)) return null;
    return { fingerprint, threads, host, pid };
  } catch {
    return null;
  }
}
