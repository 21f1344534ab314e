import type { AcceleratorRow } from './catalog.ts';
import { cacheHeads } from './layer-kinds.ts';
import { cacheBytes, isLatent } from './structure/attention-layers.ts';
import type { ModelFacts } from './structure/facts.ts';
import type { WeightStorage } from './weight-storage.ts';

/** What an instance must hold besides the weights, to be worth running: so many queries of so many tokens. */
export const usefulBatch = { queries: 8, context: 4096 } as const;
/** Share of the memory for weights and caches: the low end of the default of `memory_share`, so that every draw has room. */
const usableMemory = 0.8;
/** Where the search for an instance ends. */
export const mostGpus = 1024;

/** Whether all heads share one compressed vector, so that no head's cache can be kept apart. */
const isCompressed = ({ attention }: ModelFacts) => attention.some(({ keys }) => isLatent(keys));

/** Share of an accelerator's usable memory that a whole attention may take, so that there is room for experts and caches. */
const mostForAttention = 0.5;

/**
 * Replicas of attention in an instance of so many accelerators, where the scenario does not say: one on each where heads
 * cannot be divided among all; fewer, each on some accelerators, where one cannot hold it.
 */
export function usualReplicas(
  facts: ModelFacts,
  gpus: number,
  accelerator: AcceleratorRow,
  storage: WeightStorage,
): number {
  const isSpread = isCompressed(facts) || (facts.experts !== null && gpus > cacheHeads(facts));
  if (!isSpread) return 1;
  const room = accelerator.memory_bytes * usableMemory * mostForAttention;
  let sharing = 1;
  while (sharing < gpus && sharedBytes(facts, storage) > sharing * room) sharing *= 2;
  let replicas = Math.max(1, Math.floor(gpus / sharing));
  while (gpus % replicas !== 0) replicas -= 1;
  return replicas;
}

/** Bytes of all weights but those of routed experts. */
const sharedBytes = (facts: ModelFacts, { mean, expertRatio }: WeightStorage) =>
  mean * (facts.parameters - facts.routed_parameters * expertRatio);

/** The smallest 1, 2, 4, ... accelerators whose memory holds the weights and a useful batch; null where 1,024 do not. */
export function smallestInstance(
  facts: ModelFacts,
  accelerator: AcceleratorRow,
  storage: WeightStorage,
  bytesPerValue: number,
): number | null {
  const weights = facts.parameters * storage.mean;
  const shared = sharedBytes(facts, storage);
  const query = cacheBytes(facts, usefulBatch.context, bytesPerValue);
  for (let gpus = 1; gpus <= mostGpus; gpus *= 2) {
    const replicas = usualReplicas(facts, gpus, accelerator, storage);
    const copies = Math.max(1, gpus / replicas / cacheHeads(facts));
    const needed = weights + (replicas - 1) * shared + usefulBatch.queries * query * copies;
    if (needed <= gpus * accelerator.memory_bytes * usableMemory) return gpus;
  }
  return null;
}
