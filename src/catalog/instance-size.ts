import type { AcceleratorRow } from './catalog.ts';
import { countParameters, headDim, type ModelShape } from './model-shape.ts';
import type { NumberFormats } from './number-formats.ts';
import { meanWeightBytes } from './weight-bytes.ts';

/** What an instance must hold besides the weights, to be worth running: so many queries of so many tokens. */
export const usefulBatch = { queries: 8, context: 4096 } as const;
/** Share of the memory for weights and caches: the low end of the default of `memory_share`, so that every draw has room. */
const usableMemory = 0.8;
/** Where the search for an instance ends. */
export const mostGpus = 1024;

/** Replicas of attention in an instance of so many accelerators, where the scenario does not say. */
export function usualReplicas(shape: ModelShape, gpus: number): number {
  if (shape.latent_attention !== undefined) return gpus;
  return shape.experts !== undefined && gpus > (shape.kv_heads ?? shape.heads) ? gpus : 1;
}

/** The smallest 1, 2, 4, ... accelerators whose memory holds the weights and a useful batch; null where 1,024 do not. */
export function smallestInstance(
  shape: ModelShape,
  accelerator: AcceleratorRow,
  { weights, kv }: NumberFormats,
): number | null {
  const { total, routed } = countParameters(shape);
  const bytes = meanWeightBytes(shape, weights);
  const { latent_attention: latent } = shape;
  const heads = shape.kv_heads ?? shape.heads;
  const values = latent === undefined ? 2 * heads * headDim(shape) : latent.kv_rank + latent.rope_dim;
  const query = usefulBatch.context * shape.layers * values * kv.bytes;
  for (let gpus = 1; gpus <= mostGpus; gpus *= 2) {
    const replicas = usualReplicas(shape, gpus);
    const copies = latent === undefined ? Math.max(1, gpus / replicas / heads) : gpus / replicas;
    const needed = (total + (replicas - 1) * (total - routed)) * bytes + usefulBatch.queries * query * copies;
    if (needed <= gpus * accelerator.memory_bytes * usableMemory) return gpus;
  }
  return null;
}
