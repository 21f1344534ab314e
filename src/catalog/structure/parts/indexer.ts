import type { Indexer } from '../attention-layers.ts';
import type { WeightList } from '../weight.ts';

/** The indexer of DeepSeek Sparse Attention (DeepSeek-V3.2): few small heads that score all tokens before attention. */
export interface IndexerPlan {
  readonly heads: number;
  readonly dim: number;
  /** Width of the compressed query that it reads. */
  readonly queryRank: number;
}

/** Weights of one indexer; its norm is a LayerNorm in 32 bit. `at` is its module, as in `model.layers.3.self_attn.indexer`. */
export function addIndexer(list: WeightList, at: string, width: number, plan: IndexerPlan): void {
  const { heads, dim, queryRank } = plan;
  list.linear(`${at}.wq_b`, queryRank, heads * dim);
  list.linear(`${at}.wk`, width, dim);
  list.norm(`${at}.k_norm`, dim, true, { bytes: 4 });
  list.linear(`${at}.weights_proj`, width, heads, { kind: 'router' });
}

/** One key a token for all heads, and a product with each head's query. */
export const indexerOf = ({ heads, dim }: Pick<IndexerPlan, 'heads' | 'dim'>): Indexer => ({
  values: dim,
  flop: 2 * heads * dim,
});
