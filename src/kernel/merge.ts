import { log2 } from '../elementary/elementary.ts';
import { sumHistograms } from './histogram-sum.ts';
import type { ColumnMoments, ColumnSummary, PackedHistogram, ReplicateSummary } from './kernel.ts';

/*
 * How partial statistics become one, the same in every kernel and for any number of workers:
 *
 * - draws of a block: two passes, the mean and then the squared deviations from it;
 * - blocks of a chunk: `mergeMoments` one after the other, in order;
 * - chunks of a replicate: `mergeMoments` along a pairwise tree over their index, where node j of a level merges nodes 2j
 *   (left) and 2j + 1 (right) of the level below. The number of chunks is a power of two.
 *
 * Counts, extremes and histograms are exact, so for them the order does not matter.
 */

/** Number of finite values, their mean and the sum of squared deviations from it. */
export interface Moments {
  readonly count: number;
  readonly mean: number;
  readonly m2: number;
}

/**
 * Moments of two sets of values together; a set without values changes nothing.
 *
 * Source: Chan, Golub and LeVeque, Updating formulae and a pairwise algorithm for computing sample variances (1979).
 */
export function mergeMoments(left: Moments, right: Moments): Moments {
  if (right.count === 0) return left;
  if (left.count === 0) return right;
  const count = left.count + right.count;
  const share = right.count / count;
  const delta = right.mean - left.mean;
  return {
    count,
    mean: left.mean + delta * share,
    m2: left.m2 + right.m2 + delta * delta * left.count * share,
  };
}

/** Statistics of one column over two runs of draws, `left` before `right`, but for its histogram. */
export function mergeColumnMoments(left: ColumnMoments, right: ColumnMoments): ColumnMoments {
  const { count, mean, m2 } = mergeMoments(left, right);
  return {
    count,
    nonFinite: left.nonFinite + right.nonFinite,
    firstNonFinite: firstOf(left.firstNonFinite, right.firstNonFinite),
    mean,
    m2,
    minimum: Math.min(left.minimum, right.minimum),
    maximum: Math.max(left.maximum, right.maximum),
  };
}

/** All statistics of one column over two runs of draws, `left` before `right`. */
export function mergeColumns(left: ColumnSummary, right: ColumnSummary): ColumnSummary {
  return {
    ...mergeColumnMoments(left, right),
    histogram:
      left.histogram === null || right.histogram === null
        ? null
        : sumHistograms([left.histogram, right.histogram]),
  };
}

/** The smaller of two draw numbers of which -1 means none. */
function firstOf(left: number, right: number): number {
  return left < 0 || right < 0 ? Math.max(left, right) : Math.min(left, right);
}

/** Columns with the histograms that were taken for them. */
export function withHistograms(
  moments: readonly ColumnMoments[],
  histograms: readonly (PackedHistogram | null)[],
): ColumnSummary[] {
  return moments.map((column, k) => ({ ...column, histogram: histograms[k]! }));
}

/** Statistics of a run of chunks that is one node of the tree: chunks `index * 2^level` on, 2^level of them. */
export interface SubtreeSummary {
  readonly level: number;
  /** Among the nodes of its level, counted over the whole replicate. */
  readonly index: number;
  readonly columns: readonly ColumnSummary[];
}

/** Two neighbours as the node above them. */
export function mergeSubtrees(left: SubtreeSummary, right: SubtreeSummary): SubtreeSummary {
  return {
    level: left.level + 1,
    index: left.index / 2,
    columns: left.columns.map((column, k) => mergeColumns(column, right.columns[k]!)),
  };
}

/**
 * The statistics of one replicate, put together from nodes of the tree that arrive in any order. In order of index it
 * holds at most one node a level.
 */
export class ReplicateTree {
  readonly #waiting = new Map<string, SubtreeSummary>();
  readonly #replicate: number;
  readonly #draws: number;
  readonly #height: number;

  /** `chunks`: chunks of the replicate, a power of two. */
  constructor(replicate: number, draws: number, chunks: number) {
    this.#replicate = replicate;
    this.#draws = draws;
    this.#height = log2(chunks);
  }

  /** Adds a node; gives the whole replicate when it was the last one missing. */
  add(node: SubtreeSummary): ReplicateSummary | null {
    if (node.level === this.#height)
      return { replicate: this.#replicate, draws: this.#draws, columns: node.columns };
    const siblingKey = `${node.level} ${node.index ^ 1}`;
    const sibling = this.#waiting.get(siblingKey);
    if (sibling === undefined) {
      this.#waiting.set(`${node.level} ${node.index}`, node);
      return null;
    }
    this.#waiting.delete(siblingKey);
    return this.add(node.index % 2 === 0 ? mergeSubtrees(node, sibling) : mergeSubtrees(sibling, node));
  }
}
