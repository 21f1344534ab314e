import { binaryExponent, powerOfTwo } from '../../elementary/elementary.ts';
import { mergeSubtrees, type SubtreeSummary } from '../../kernel/merge.ts';
import { chunkDraws, chunksPerReplicate } from '../../plan/chunks.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Engine, Subtree } from '../executor.ts';
import { drawCostNs } from '../run-cost.ts';
import { halvesOf } from '../subtree.ts';

/** A part takes one thread about this long at most, so that little is lost with a machine. Judgement. */
const partNs = 60e9;
/** Parts beyond which they are not made smaller to be quick: each is a file. Judgement. */
const mostParts = 4096;
/** Parts a shard, where shards cannot all have the same number of them. Judgement: the largest has a quarter more. */
const partsEach = 4;

/** A plan whose draws are divided among shards. */
export interface DividedPlan {
  readonly drawsPerReplicate: number;
  readonly replicates: number;
  /** Level of its parts: each is a node of a replicate's tree of chunks. */
  readonly level: number;
}

/** The level of the parts that a plan is divided into, so that every shard has something to draw where there are chunks enough. */
export function partLevel(plan: Plan, shards: number): number {
  const chunks = chunksPerReplicate(plan);
  const total = chunks * plan.replicates;
  const isPowerOfTwo = powerOfTwo(binaryExponent(shards)) === shards;
  const wanted = isPowerOfTwo ? shards : partsEach * shards;
  const quick = Math.min(mostParts, (total * chunkDraws * drawCostNs(plan, 'wasm')) / partNs);
  const parts = Math.max(wanted, quick, plan.replicates);
  return Math.max(0, binaryExponent(total / parts));
}

/** All parts of a plan in order, or those of one shard. */
export function partsOf(plan: DividedPlan, shards = 1, index = 0): Subtree[] {
  const each = chunksPerReplicate(plan) / powerOfTwo(plan.level);
  const total = each * plan.replicates;
  const first = Math.floor((index * total) / shards);
  const end = Math.floor(((index + 1) * total) / shards);
  return Array.from({ length: end - first }, (_, k) => {
    const replicate = Math.floor((first + k) / each);
    return { replicate, level: plan.level, index: first + k - replicate * each };
  });
}

/** The shard that a part belongs to. */
export function shardOf(plan: DividedPlan, { replicate, index }: Subtree, shards: number): number {
  const each = chunksPerReplicate(plan) / powerOfTwo(plan.level);
  const total = each * plan.replicates;
  return Math.ceil(((replicate * each + index + 1) * shards) / total) - 1;
}

/** Works on a part with all workers of an engine: it is halved until each has something to do. */
export async function drawPart(
  engine: Engine,
  plan: Plan,
  part: Subtree,
  signal: AbortSignal,
): Promise<SubtreeSummary | null> {
  const halvings = Math.min(part.level, engine.workers === 1 ? 0 : binaryExponent(engine.workers) + 2);
  const draw = async (node: Subtree, left: number): Promise<SubtreeSummary | null> => {
    if (left === 0) return engine.execute(plan, node, signal);
    const halves = await Promise.all(halvesOf(node).map((half) => draw(half, left - 1)));
    const [first, second] = halves as [SubtreeSummary | null, SubtreeSummary | null];
    return first && second && mergeSubtrees(first, second);
  };
  return draw(part, halvings);
}
