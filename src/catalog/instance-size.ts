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

/** Replicas of attention in an instance of so many accelerators, where the scenario does not say. */
export function usualReplicas(facts: ModelFacts, gpus: number): number {
  if (isCompressed(facts)) return gpus;
  return facts.experts !== null && gpus > cacheHeads(facts) ? gpus : 1;
}

/** The smallest 1, 2, 4, ... accelerators whose memory holds the weights and a useful batch; null where 1,024 do not. */
export function smallestInstance(
  facts: ModelFacts,
  accelerator: AcceleratorRow,
  { mean, expertRatio }: WeightStorage,
  bytesPerValue: number,
): number | null {
  const weights = facts.parameters * mean;
  const shared = weights - facts.routed_parameters * mean * expertRatio;
  const query = cacheBytes(facts, usefulBatch.context, bytesPerValue);
  for (let gpus = 1; gpus <= mostGpus; gpus *= 2) {
    const replicas = usualReplicas(facts, gpus);
    const copies = Math.max(1, gpus / replicas / cacheHeads(facts));
    const needed = weights + (replicas - 1) * shared + usefulBatch.queries * query * copies;
    if (needed <= gpus * accelerator.memory_bytes * usableMemory) return gpus;
  }
  return null;
}
