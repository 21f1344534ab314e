import { ModelError } from '../../errors.ts';
import { drawsWords } from '../subtree.ts';
import { PlanGone } from './plan-cache.ts';
import type { QueuedTask } from './queued-task.ts';

/** How often a task may lose its worker before it is a failure. */
export const mostStalls = 2;

/** What BullMQ says of a job that has lost its worker too often. */
const stalledTooOften = 'job stalled more than allowable limit';
const planGone = 'its plan is gone';

/** How a worker says in a job why it has failed. */
export function reasonOf(error: unknown): string {
  if (error instanceof PlanGone) return planGone;
  if (error instanceof Error) return `${error.name}: ${error.message}`;
  return String(error);
}

/** What a failed job means for the run: null where the task has to be put into the queue again. */
export function failureOf(
  reason: string,
  { plan, subtree }: Pick<QueuedTask, 'plan' | 'subtree'>,
): Error | null {
  if (reason === planGone) return null;
  if (reason === stalledTooOften)
    return new ModelError(
      `${mostStalls + 1} workers died on the same draws (${drawsWords(plan, subtree)}): they were ended, or did not answer for as long as their lock holds`,
    );
  const model = /^ModelError: (.*)$/s.exec(reason);
  return new ModelError(model ? model[1]! : `a worker cannot do ${drawsWords(plan, subtree)}: ${reason}`);
}
