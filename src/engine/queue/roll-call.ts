import type { Redis } from 'ioredis';
import { UsageError } from '../../errors.ts';
import { type Fingerprint, fingerprintText, sameFingerprint } from '../wire/wire.ts';
import type { Keys } from './keys.ts';
import { type Presence, presentWorkers } from './presence.ts';
import type { Target } from './target.ts';

/** The workers that a coordinator may count on: those of its own version. */
export class RollCall {
  readonly #redis: Redis;
  readonly #keys: Keys;
  readonly #own: Fingerprint;
  #threads = 1;

  constructor(redis: Redis, keys: Keys, own: Fingerprint) {
    this.#redis = redis;
    this.#keys = keys;
    this.#own = own;
  }

  /** Threads of all of them when they were last called, at least 1. */
  get threads(): number {
    return this.#threads;
  }

  /** Who is there now, and how many of them are of the same version. */
  async call(): Promise<{ readonly present: readonly Presence[]; readonly same: number }> {
    const present = await presentWorkers(this.#redis, this.#keys);
    const same = present.filter(({ fingerprint }) => sameFingerprint(fingerprint, this.#own));
    this.#threads = Math.max(
      1,
      same.reduce((sum, { threads }) => sum + threads, 0),
    );
    return { present, same: same.length };
  }

  /**
   * Waits for the first worker.
   *
   * @throws UsageError where none comes in time
   */
  async waitForOne(
    { shown }: Target,
    patienceMs: number,
    signal: AbortSignal | undefined,
    onMessage: (text: string) => void,
  ): Promise<void> {
    const startMs = performance.now();
    let isSaid = false;
    for (;;) {
      const { present, same } = await this.call();
      if (same > 0 || signal?.aborted) return;
      if (performance.now() - startMs >= patienceMs)
        throw new UsageError(
          `${absenceWords(present, this.#own)}: start one with \`costcone worker --engine ${shown}\`, of this version`,
        );
      if (!isSaid)
        onMessage(`${absenceWords(present, this.#own)}: waiting ${Math.ceil(patienceMs / 1000)} s for one`);
      isSaid = true;
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  }
}

/** As in "3 workers are there, none of version 0.2.0 (they are 0.1.0)". */
export function absenceWords(present: readonly Presence[], own: Fingerprint): string {
  if (present.length === 0) return 'no worker is there';
  // The version alone, unless it is the same one.
  const isVersionEnough = present.every(({ fingerprint }) => fingerprint.version !== own.version);
  const words = (one: Fingerprint) => (isVersionEnough ? one.version : fingerprintText(one));
  const versions = [...new Set(present.map(({ fingerprint }) => words(fingerprint)))].sort().join(', ');
  return present.length === 1
    ? `1 worker is there, not of version ${words(own)} (it is ${versions})`
    : `${present.length} workers are there, none of version ${words(own)} (they are ${versions})`;
}
