import { ModelError } from '../errors.ts';
import { mergeSubtrees, type SubtreeSummary } from '../kernel/merge.ts';
import type { Plan } from '../plan/plan.ts';
import type { Subtree } from './executor.ts';
import { drawsWords, halvesOf } from './subtree.ts';

/** A worker is gone, or its kernel is: another one may do better. Anything else that is thrown is a mistake of ours. */
export class WorkerDeath extends Error {}

type Attempt = (subtree: Subtree) => Promise<SubtreeSummary | null>;

/**
 * Has a task done. After a death its chunks are tried again one by one, so that a second death tells which one it was.
 *
 * @throws ModelError when a chunk kills its worker twice
 */
export async function withSecondChance(
  plan: Plan,
  subtree: Subtree,
  attempt: Attempt,
): Promise<SubtreeSummary | null> {
  try {
    return await attempt(subtree);
  } catch (error) {
    if (error instanceof WorkerDeath) return tryAgain(plan, subtree, attempt);
    throw error;
  }
}

async function tryAgain(plan: Plan, subtree: Subtree, attempt: Attempt): Promise<SubtreeSummary | null> {
  if (subtree.level > 0) {
    const [first, second] = halvesOf(subtree);
    const left = await tryAgain(plan, first, attempt);
    const right = left && (await tryAgain(plan, second, attempt));
    return left && right && mergeSubtrees(left, right);
  }
  try {
    return await attempt(subtree);
  } catch (error) {
    if (!(error instanceof WorkerDeath)) throw error;
    throw new ModelError(
      `two workers died on the same draws (${drawsWords(plan, subtree)}): ${error.message}`,
      { cause: error },
    );
  }
}
