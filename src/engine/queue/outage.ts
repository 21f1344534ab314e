import type { Redis } from 'ioredis';

/** Tells when a Redis is away and when it is back, and knows for how long it has been away. */
export class Outage {
  #sinceMs: number | null = null;

  constructor(redis: Redis, shown: string, onMessage: (text: string) => void) {
    redis.on('close', () => {
      if (this.#sinceMs !== null || redis.status === 'end') return;
      this.#sinceMs = performance.now();
      onMessage(`Redis at ${shown} does not answer: trying again`);
    });
    redis.on('ready', () => {
      if (this.#sinceMs === null) return;
      this.#sinceMs = null;
      onMessage(`Redis at ${shown} is back`);
    });
  }

  /** 0 while it is there. */
  get lengthMs(): number {
    return this.#sinceMs === null ? 0 : performance.now() - this.#sinceMs;
  }
}
