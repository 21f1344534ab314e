import { binaryExponent, powerOfTwo } from '../elementary/elementary.ts';
import type { ColumnMoments, PreparedPlan } from '../kernel/kernel.ts';
import { mergeColumnMoments, type SubtreeSummary, withHistograms } from '../kernel/merge.ts';
import { chunkAt, chunkDraws, chunksPerReplicate } from '../plan/chunks.ts';
import type { Plan } from '../plan/plan.ts';
import type { Subtree } from './executor.ts';

/** A task takes about this long at most, so that progress moves; its histograms are read and sent once. */
const taskNs = 1e9;
/**
 * Tasks a worker at least, where there are chunks enough: so many that workers end at nearly the same time. A run of 2^20 draws has 64
 * chunks, so that as many workers have one each.
 */
const tasksEach = 8;

/**
 * All tasks of a plan in order, replicate by replicate. Their size follows from the workers and from the nanoseconds that
 * a draw may take; the result does not.
 */
export function* subtreesOf(plan: Plan, workers: number, drawNs: number): Generator<Subtree> {
  const chunks = chunksPerReplicate(plan);
  const most = Math.min(
    chunks,
    taskNs / (drawNs * chunkDraws),
    (chunks * plan.replicates) / (tasksEach * workers),
  );
  const level = Math.max(0, binaryExponent(most));
  for (let replicate = 0; replicate < plan.replicates; replicate++)
    for (let index = 0; index < chunks / powerOfTwo(level); index++) yield { replicate, level, index };
}

/** The two halves of a task. */
export function halvesOf({ replicate, level, index }: Subtree): [left: Subtree, right: Subtree] {
  return [
    { replicate, level: level - 1, index: 2 * index },
    { replicate, level: level - 1, index: 2 * index + 1 },
  ];
}

/** How many draws a task is. */
export function drawsOf({ drawsPerReplicate }: Pick<Plan, 'drawsPerReplicate'>, { level }: Subtree): number {
  return Math.min(chunkDraws * powerOfTwo(level), drawsPerReplicate);
}

/** The draws of a task, as in "replicate 3, draws 65537 to 131072". */
export function drawsWords(plan: Plan, subtree: Subtree): string {
  const draws = drawsOf(plan, subtree);
  const first = subtree.index * draws;
  return `replicate ${subtree.replicate + 1}, draws ${first + 1} to ${first + draws}`;
}

/** Runs a task chunk by chunk. `stopped` is asked before every block; null when it said so. */
export function runSubtree(
  plan: Plan,
  prepared: PreparedPlan,
  subtree: Subtree,
  stopped: () => boolean,
): SubtreeSummary | null {
  const moments = runMoments(plan, prepared, subtree, stopped);
  // Read once a task: counts add up in any order. What a stopped task has counted is dropped.
  const histograms = prepared.takeHistograms();
  const { level, index } = subtree;
  return moments && { level, index, columns: withHistograms(moments, histograms) };
}

function runMoments(
  plan: Plan,
  prepared: PreparedPlan,
  subtree: Subtree,
  stopped: () => boolean,
): readonly ColumnMoments[] | null {
  if (subtree.level === 0) {
    const index = subtree.replicate * chunksPerReplicate(plan) + subtree.index;
    return prepared.runChunk(chunkAt(plan, index), stopped);
  }
  const [first, second] = halvesOf(subtree);
  const left = runMoments(plan, prepared, first, stopped);
  const right = left && runMoments(plan, prepared, second, stopped);
  return left && right && left.map((column, k) => mergeColumnMoments(column, right[k]!));
}
