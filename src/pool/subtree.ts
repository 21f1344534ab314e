import type { PreparedPlan } from '../kernel/kernel.ts';
import { leafOf, mergeSubtrees, type SubtreeSummary } from '../kernel/merge.ts';
import { chunkAt, chunksPerReplicate } from '../plan/chunks.ts';
import type { Plan } from '../plan/plan.ts';

/** A task: one node of a replicate's tree of chunks, chunks `index * 2^level` on of the replicate, 2^level of them. */
export interface Subtree {
  readonly replicate: number;
  readonly level: number;
  readonly index: number;
}

/** Chunks of a task at most 2^this: enough to make messages rare, few enough to keep workers evenly busy. */
const highestLevel = 5;

/** All tasks of a plan in order, replicate by replicate. Their size follows from the workers; the result does not. */
export function* subtreesOf(plan: Plan, workers: number): Generator<Subtree> {
  const chunks = chunksPerReplicate(plan);
  const level = Math.max(0, Math.min(highestLevel, Math.floor(Math.log2(chunks / workers))));
  for (let replicate = 0; replicate < plan.replicates; replicate++)
    for (let index = 0; index < chunks / 2 ** level; index++) yield { replicate, level, index };
}

/** The two halves of a task. */
export function halvesOf({ replicate, level, index }: Subtree): [left: Subtree, right: Subtree] {
  return [
    { replicate, level: level - 1, index: 2 * index },
    { replicate, level: level - 1, index: 2 * index + 1 },
  ];
}

/** Runs a task chunk by chunk. Null when it was stopped. */
export function runSubtree(
  plan: Plan,
  prepared: PreparedPlan,
  subtree: Subtree,
  stopped: () => boolean,
): SubtreeSummary | null {
  if (subtree.level === 0) {
    const index = subtree.replicate * chunksPerReplicate(plan) + subtree.index;
    const summary = prepared.runChunk(chunkAt(plan, index), stopped);
    return summary && leafOf(summary, subtree.index);
  }
  const [first, second] = halvesOf(subtree);
  const left = runSubtree(plan, prepared, first, stopped);
  const right = left && runSubtree(plan, prepared, second, stopped);
  return left && right && mergeSubtrees(left, right);
}
