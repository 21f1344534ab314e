import type { LatentKeys } from '../attention-layers.ts';
import type { WeightList } from '../weight.ts';

/** Multi-head latent attention (DeepSeek-V2, arXiv 2405.04434, section 2.1). */
export interface LatentPlan {
  readonly heads: number;
  readonly keys: LatentKeys;
  /** Width to which queries are compressed; 0 where they are not. */
  readonly queryRank: number;
  readonly bias?: boolean;
  /** A gate for what leaves: as wide as all heads' values (Kimi K3), or one a `head` (Ling 3.0). */
  readonly outputGate?: boolean | 'head';
}

export function addLatentAttention(list: WeightList, at: string, width: number, plan: LatentPlan): void {
  const { heads, keys, queryRank, bias = false } = plan;
  const queries = heads * (keys.key_dim + keys.rope_dim);
  if (queryRank === 0) list.linear(`${at}.q_proj`, width, queries);
  else {
    list.linear(`${at}.q_a_proj`, width, queryRank, { bias });
    list.norm(`${at}.q_a_layernorm`, queryRank);
    list.linear(`${at}.q_b_proj`, queryRank, queries);
  }
  list.linear(`${at}.kv_a_proj_with_mqa`, width, keys.kv_rank + keys.rope_dim, { bias });
  list.norm(`${at}.kv_a_layernorm`, keys.kv_rank);
  list.linear(`${at}.kv_b_proj`, keys.kv_rank, heads * (keys.key_dim + keys.value_dim));
  list.linear(`${at}.o_proj`, heads * keys.value_dim, width, { bias });
  const { outputGate = false } = plan;
  if (outputGate !== false)
    list.linear(`${at}.g_proj`, width, outputGate === 'head' ? heads : heads * keys.value_dim);
}
