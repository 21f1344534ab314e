import type { Redis } from 'ioredis';
import type { Keys } from './keys.ts';

/** How often runs are looked after. */
const watchMs = 500;
/** A run whose key is missing so many times in a row has no coordinator: one whose Redis forgot it comes back sooner. */
const mostMissing = 10;

interface Watched {
  readonly controller: AbortController;
  /** Tasks of the run that are under way here. */
  tasks: number;
  missing: number;
}

/** Stops tasks under way whose results are no longer wanted. */
export class RunWatch {
  readonly #redis: Redis;
  readonly #keys: Keys;
  readonly #runs = new Map<string, Watched>();
  #timer: NodeJS.Timeout | null = null;

  constructor(redis: Redis, keys: Keys) {
    this.#redis = redis;
    this.#keys = keys;
  }

  /** Calls `work` with a signal that is aborted when the run is stopped. Null where it has been before. */
  async during<Value>(run: string, work: (signal: AbortSignal) => Promise<Value>): Promise<Value | null> {
    if ((await this.#redis.get(this.#keys.run(run))) !== 'under way') return null;
    const watched = this.#runs.get(run) ?? { controller: new AbortController(), tasks: 0, missing: 0 };
    this.#runs.set(run, watched);
    watched.tasks++;
    this.#timer ??= setInterval(() => void this.#look().catch(() => {}), watchMs);
    try {
      return await work(watched.controller.signal);
    } finally {
      watched.tasks--;
      if (watched.tasks === 0) this.#runs.delete(run);
      if (this.#runs.size === 0) this.#rest();
    }
  }

  async #look(): Promise<void> {
    const runs = [...this.#runs];
    const words = await this.#redis.mget(runs.map(([run]) => this.#keys.run(run)));
    for (const [k, [, watched]] of runs.entries()) {
      watched.missing = words[k] === null ? watched.missing + 1 : 0;
      if (words[k] === 'stopped' || watched.missing >= mostMissing) watched.controller.abort();
    }
  }

  #rest(): void {
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#timer = null;
  }
}
