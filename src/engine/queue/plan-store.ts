import type { Redis } from 'ioredis';
import type { PackedPlan } from '../wire/wire.ts';
import { type Keys, keptSeconds } from './keys.ts';

/** Bytes that are sent at once: a plan of hundreds of inputs has megabytes of tables. */
const mostAtOnce = 4e6;

/** Where a coordinator leaves plans for workers: each plan and each table once, by the hash of its bytes. */
export class PlanStore {
  readonly #redis: Redis;
  readonly #keys: Keys;
  /** What is being sent, so that tasks of one plan wait for one sending. */
  readonly #underWay = new Map<string, Promise<void>>();

  constructor(redis: Redis, keys: Keys) {
    this.#redis = redis;
    this.#keys = keys;
  }

  /** Sees to it that a plan and its tables are there, and stay. */
  keep(plan: PackedPlan): Promise<void> {
    const known = this.#underWay.get(plan.hash);
    if (known !== undefined) return known;
    const keeping = this.#keep(plan).finally(() => this.#underWay.delete(plan.hash));
    this.#underWay.set(plan.hash, keeping);
    return keeping;
  }

  async #keep({ hash, bytes, tables }: PackedPlan): Promise<void> {
    const entries: (readonly [key: string, bytes: Uint8Array])[] = [
      ...[...tables].map(([name, table]) => [this.#keys.table(name), table] as const),
      // Last: who finds the plan finds its tables.
      [this.#keys.plan(hash), bytes],
    ];
    const asking = this.#redis.pipeline();
    for (const [key] of entries) asking.expire(key, keptSeconds.plan);
    const isThere = (await resultsOf(asking.exec())).map((answer) => answer === 1);
    const missing = entries.filter((_, k) => !isThere[k]);
    for (const part of portions(missing)) {
      const sending = this.#redis.pipeline();
      for (const [key, value] of part)
        sending.set(
          key,
          Buffer.from(value.buffer, value.byteOffset, value.byteLength),
          'EX',
          keptSeconds.plan,
        );
      await resultsOf(sending.exec());
    }
  }
}

/** The answers to several commands. Rejects with the first that was refused. */
export async function resultsOf(
  answering: Promise<[error: Error | null, result: unknown][] | null>,
): Promise<unknown[]> {
  return ((await answering) ?? []).map(([error, result]) => {
    if (error !== null) throw error;
    return result;
  });
}

function* portions<Entry extends readonly [string, Uint8Array]>(
  entries: readonly Entry[],
): Generator<Entry[]> {
  let part: Entry[] = [];
  let size = 0;
  for (const entry of entries) {
    part.push(entry);
    size += entry[1].length;
    if (size < mostAtOnce) continue;
    yield part;
    part = [];
    size = 0;
  }
  if (part.length > 0) yield part;
}
