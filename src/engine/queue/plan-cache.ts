import type { Redis } from 'ioredis';
import type { Plan } from '../../plan/plan.ts';
import { decodePlan, sha256, tablesOf, WireError } from '../wire/wire.ts';
import type { Keys } from './keys.ts';

/** Plans that a worker keeps ready: a command has a few of them, and other commands have theirs. */
const mostPlans = 4;
/** Bytes of tables that it keeps for plans to come. */
const mostTableBytes = 2 ** 26;

/** A plan is not in Redis, or not with all its tables. */
export class PlanGone extends Error {}

/** The plans that a worker has fetched, as ready data. The same hash gives the same object as long as it is kept. */
export class PlanCache {
  readonly #redis: Redis;
  readonly #keys: Keys;
  /** The latest last. */
  readonly #plans = new Map<string, Promise<Plan>>();
  readonly #tables = new Map<string, Buffer>();
  #tableBytes = 0;

  constructor(redis: Redis, keys: Keys) {
    this.#redis = redis;
    this.#keys = keys;
  }

  /** @throws PlanGone; WireError where the bytes are no plan that a kernel can run */
  plan(hash: string): Promise<Plan> {
    const plan = this.#plans.get(hash) ?? this.#fetch(hash);
    this.#plans.delete(hash);
    this.#plans.set(hash, plan);
    if (this.#plans.size > mostPlans) this.#plans.delete(this.#plans.keys().next().value!);
    // What could not be had this time may be had the next.
    plan.catch(() => this.#plans.delete(hash));
    return plan;
  }

  async #fetch(hash: string): Promise<Plan> {
    const bytes = await this.#redis.getBuffer(this.#keys.plan(hash));
    if (bytes === null) throw new PlanGone();
    if (sha256(bytes) !== hash)
      throw new WireError('a plan is not as it was written: its hash does not match');
    const tables = new Map<string, Buffer>();
    for (const name of tablesOf(bytes)) tables.set(name, await this.#table(name));
    return decodePlan(bytes, (name) => tables.get(name)!);
  }

  async #table(hash: string): Promise<Buffer> {
    const known = this.#tables.get(hash);
    const table = known ?? (await this.#redis.getBuffer(this.#keys.table(hash)));
    if (table === null) throw new PlanGone();
    if (!this.#tables.delete(hash)) this.#tableBytes += table.length;
    this.#tables.set(hash, table);
    while (this.#tableBytes > mostTableBytes && this.#tables.size > 1) this.#dropOldest();
    return table;
  }

  #dropOldest(): void {
    const [hash, table] = this.#tables.entries().next().value!;
    this.#tables.delete(hash);
    this.#tableBytes -= table.length;
  }
}
