import type { ChainableCommander } from 'ioredis';

/** The name of the queue: what dashboards of BullMQ ask for, with the prefix. */
export const queueName = 'tasks';

/** How long keys stay in Redis after they were last asked for, in seconds. */
export const keptSeconds = {
  /** Plans and their tables. */
  plan: 3600,
  /** Results that were not fetched. */
  result: 600,
  /** A run whose coordinator says nothing. Its tasks are then given up. */
  run: 30,
  /** A worker that says nothing. */
  worker: 10,
  /** What BullMQ keeps by itself, and tasks that were never fetched. */
  queue: 86_400,
} as const;

/**
 * What BullMQ keeps for a queue, besides one hash a job. Not `stalled-check`, which it lets expire itself: as long as that one
 * is there, BullMQ does not look for tasks whose worker is gone.
 */
const bullmqKeys = [
  'active',
  'completed',
  'delayed',
  'events',
  'failed',
  'id',
  'marker',
  'meta',
  'stalled',
  'wait',
];

/** Names of all keys. Those of BullMQ begin with `PREFIX:tasks:`. */
export class Keys {
  readonly #prefix: string;

  constructor(prefix: string) {
    this.#prefix = prefix;
  }

  /** Bytes of a plan. */
  readonly plan = (hash: string): string => `${this.#prefix}:plan:${hash}`;
  /** Bytes of a table of samplers. */
  readonly table = (hash: string): string => `${this.#prefix}:table:${hash}`;
  /** `under way` or `stopped`. */
  readonly run = (run: string): string => `${this.#prefix}:run:${run}`;
  /** Bytes of a partial result. */
  readonly result = (task: string): string => `${this.#prefix}:result:${task}`;
  /** What a worker says of itself, as JSON. */
  readonly worker = (id: string): string => `${this.#prefix}:worker:${id}`;
  /** The ids of workers, a set; some of them may be gone. */
  get workers(): string {
    return `${this.#prefix}:workers`;
  }
  /** What BullMQ keeps of a job, a hash. */
  readonly job = (id: string): string => `${this.#prefix}:${queueName}:${id}`;
  /** All that BullMQ keeps besides jobs. */
  get queue(): readonly string[] {
    return bullmqKeys.map(this.job);
  }
}

/** Lets what BullMQ keeps of the queue live on for a while. */
export function keepQueue(pipeline: ChainableCommander, keys: Keys): ChainableCommander {
  for (const key of keys.queue) pipeline.expire(key, keptSeconds.queue);
  return pipeline;
}
