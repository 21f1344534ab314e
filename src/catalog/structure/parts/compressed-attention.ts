import type { AttentionLayers } from '../attention-layers.ts';
import type { WeightList } from '../weight.ts';

/** Attention over a window and over compressed entries of older tokens (DeepSeek-V4): one vector is key and value. */
export interface CompressedPlan {
  readonly heads: number;
  readonly dim: number;
  readonly queryRank: number;
  /** Heads leave in groups, each through a matrix of its own to so many values. */
  readonly outputGroups: number;
  readonly outputRank: number;
  readonly window: number;
  readonly indexer: { readonly heads: number; readonly dim: number; readonly best: number };
}

/** Below this ratio entries overlap, are twice as wide while they are made, and an indexer picks among them. */
const sparseRatio = 4;

/** Weights of one layer; `ratio` tokens become one entry, 0 means that only the window is seen. */
export function addCompressedAttention(
  list: WeightList,
  at: string,
  width: number,
  plan: CompressedPlan,
  ratio: number,
): void {
  const { heads, dim, queryRank, outputGroups, outputRank, indexer } = plan;
  list.linear(`${at}.q_a_proj`, width, queryRank);
  list.norm(`${at}.q_a_norm`, queryRank);
  list.linear(`${at}.q_b_proj`, queryRank, heads * dim);
  list.linear(`${at}.kv_proj`, width, dim);
  list.norm(`${at}.kv_norm`, dim);
  list.linear(`${at}.o_a_proj`, (heads * dim) / outputGroups, outputGroups * outputRank);
  list.linear(`${at}.o_b_proj`, outputGroups * outputRank, width);
  list.vector(`${at}.sinks`, heads, { bytes: 4 });
  if (ratio === 0) return;
  addCompressor(list, `${at}.compressor`, width, dim, ratio);
  if (ratio > sparseRatio) return;
  const own = `${at}.compressor.indexer`;
  addCompressor(list, own, width, indexer.dim, ratio);
  list.linear(`${own}.q_b_proj`, queryRank, indexer.heads * indexer.dim);
  list.linear(`${own}.scorer.weights_proj`, width, indexer.heads, { kind: 'router' });
}

/** Matrices that make an entry of `dim` values, in 32 bit. */
function addCompressor(list: WeightList, at: string, width: number, dim: number, ratio: number): void {
  const made = ratio > sparseRatio ? dim : 2 * dim;
  list.linear(`${at}.kv_proj`, width, made, { bytes: 4, kind: 'router' });
  list.linear(`${at}.gate_proj`, width, made, { bytes: 4, kind: 'router' });
  list.vector(`${at}.position_bias`, ratio * made, { bytes: 4 });
  list.norm(`${at}.kv_norm`, dim);
}

/** What a layer keeps and sees. */
export function compressedLayer(plan: CompressedPlan, ratio: number): Omit<AttentionLayers, 'layers'> {
  const { heads, dim, window, indexer } = plan;
  const keys = { kv_heads: 1, key_dim: dim, value_dim: dim, shared: true };
  const near = { heads, keys, window, ratio };
  if (ratio === 0 || ratio > sparseRatio) return near;
  return {
    ...near,
    top_k: indexer.best,
    indexer: { values: indexer.dim, flop: 2 * indexer.heads * indexer.dim },
  };
}
