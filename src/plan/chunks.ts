import { blockDraws, type Chunk, chunkBlocks, type Plan } from './plan.ts';

/** Draws in a whole chunk. */
export const chunkDraws = blockDraws * chunkBlocks;

/** Chunks of one replicate: a power of two. */
export function chunksPerReplicate(plan: Pick<Plan, 'drawsPerReplicate'>): number {
  return Math.max(1, plan.drawsPerReplicate / chunkDraws);
}

/** Chunk `index` of a plan, in order of replicate and first draw. */
export function chunkAt(plan: Pick<Plan, 'drawsPerReplicate'>, index: number): Chunk {
  const perReplicate = chunksPerReplicate(plan);
  const replicate = Math.floor(index / perReplicate);
  const first = (index - replicate * perReplicate) * chunkDraws;
  return { index, replicate, first, count: Math.min(chunkDraws, plan.drawsPerReplicate) };
}
