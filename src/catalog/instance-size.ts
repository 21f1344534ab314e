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

/** What an instance is made of: the model, its weights in memory, bytes of a cached value, the accelerator. */
export interface InstanceParts {
  readonly facts: ModelFacts;
  readonly storage: WeightStorage;
  readonly valueBytes: number;
  readonly accelerator: AcceleratorRow;
}

/** Whether so many accelerators hold the weights, with so many replicas of attention, and a useful batch. */
function fits({ facts, storage, valueBytes, accelerator }: InstanceParts, gpus: number, replicas: number) {
  const { mean, expertRatio } = storage;
  // Replicas repeat all weights but those of routed experts.
  const shared = mean * (facts.parameters - facts.routed_parameters * expertRatio);
  const copies = Math.max(1, gpus / replicas / cacheHeads(facts));
  const batch = usefulBatch.queries * cacheBytes(facts, usefulBatch.context, valueBytes) * copies;
  const needed = facts.parameters * mean + (replicas - 1) * shared + batch;
  return needed <= gpus * accelerator.memory_bytes * usableMemory;
}

/**
 * Replicas of attention in an instance of so many accelerators, where the scenario does not say. A model with experts has
 * one on each where heads cannot be divided among all; where there is no room for that, half as many, and so on.
 */
export function usualReplicas(parts: InstanceParts, gpus: number): number {
  const { facts } = parts;
  const isSpread = facts.experts !== null && (isCompressed(facts) || gpus > cacheHeads(facts));
  if (!isSpread) return 1;
  for (let replicas = gpus; replicas > 1; replicas /= 2)
    if (gpus % replicas === 0 && fits(parts, gpus, replicas)) return replicas;
  return 1;
}

/** The smallest 1, 2, 4, ... accelerators whose memory holds the weights and a useful batch; null where 1,024 do not. */
export function smallestInstance(parts: InstanceParts): number | null {
  for (let gpus = 1; gpus <= mostGpus; gpus *= 2)
    if (fits(parts, gpus, usualReplicas(parts, gpus))) return gpus;
  return null;
}
