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

/** Bytes of what a replica of attention keeps for itself: all weights but the routed experts. */
const sharedBytes = (facts: ModelFacts, { mean, expertRatio }: WeightStorage) =>
  mean * (facts.parameters - facts.routed_parameters * expertRatio);

/**
 * Replicas of attention in an instance of so many accelerators, where the scenario does not say. Each accelerator is one
 * where heads cannot be divided among all; two, four and more share one whose weights would fill over half of the memory.
 */
export function usualReplicas(
  facts: ModelFacts,
  accelerator: AcceleratorRow,
  storage: WeightStorage,
  gpus: number,
): number {
  if (facts.experts === null || !(isCompressed(facts) || gpus > cacheHeads(facts))) return 1;
  const room = (accelerator.memory_bytes * usableMemory) / 2;
  let replicas = gpus;
  while (replicas % 2 === 0 && (sharedBytes(facts, storage) * replicas) / gpus > room) replicas /= 2;
  return replicas;
}

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
    const replicas = usualReplicas(facts, accelerator, storage, gpus);
    const copies = Math.max(1, gpus / replicas / cacheHeads(facts));
    const needed = weights + (replicas - 1) * shared + usefulBatch.queries * query * copies;
    if (needed <= gpus * accelerator.memory_bytes * usableMemory) return gpus;
  }
  return null;
}
