import { binaryExponent, powerOfTwo } from '../../elementary/elementary.ts';
import { chunksPerReplicate } from '../../plan/chunks.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Subtree } from '../executor.ts';
import { type Fingerprint, WireError } from '../wire/wire.ts';

/** What a job of the queue holds, as JSON. */
export interface TaskJob {
  /** Of the coordinator: a worker with another one gives the job back. */
  readonly fingerprint: Fingerprint;
  /** The run that the task belongs to. */
  readonly run: string;
  /** Unique in all runs. The same task may come in several jobs, one after the other. */
  readonly task: string;
  /** The SHA-256 of the plan's bytes. */
  readonly plan: string;
  readonly subtree: Subtree;
}

/** What a worker answers. The result itself stands under a key of its own. */
export type Answer = 'done' | 'given up';

/** @throws WireError where a job holds something else */
export function readTaskJob(data: unknown): TaskJob {
  const { fingerprint, run, task, plan, subtree } = recordOf(data, 'a job');
  const { version, wasm, wire } = recordOf(fingerprint, 'the fingerprint of a job');
  const { replicate, level, index } = recordOf(subtree, 'the task of a job');
  if (typeof version !== 'string' || typeof wasm !== 'string' || typeof wire !== 'number')
    throw new WireError('the fingerprint of a job needs version, wasm and wire');
  const isName = (text: unknown, pattern: RegExp): text is string =>
    typeof text === 'string' && pattern.test(text);
  if (!isName(run, /^[\w-]{1,100}$/) || !isName(task, /^[\w-]{1,100}$/))
    throw new WireError('a job needs the names of its run and its task');
  if (!isName(plan, /^[0-9a-f]{64}$/)) throw new WireError('a job needs the SHA-256 of its plan');
  if (!isCount(replicate) || !isCount(level) || !isCount(index))
    throw new WireError('the task of a job needs replicate, level and index');
  return { fingerprint: { version, wasm, wire }, run, task, plan, subtree: { replicate, level, index } };
}

/** @throws WireError where a plan has no such draws */
export function checkSubtree(plan: Plan, { replicate, level, index }: Subtree): void {
  const height = binaryExponent(chunksPerReplicate(plan));
  if (replicate < plan.replicates && level <= height && index < powerOfTwo(height - level)) return;
  throw new WireError(`the plan has no node ${index} of level ${level} in replicate ${replicate}`);
}

function recordOf(value: unknown, name: string): Readonly<Record<string, unknown>> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return value as Readonly<Record<string, unknown>>;
  throw new WireError(`${name} must be an object`);
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}
