import type { GroupedKeys } from '../attention-layers.ts';
import type { WeightList } from '../weight.ts';

/** Attention with a matrix each for queries, keys, values and output. */
export interface AttentionPlan {
  readonly heads: number;
  readonly keys: GroupedKeys;
  /** Biases of queries, keys and values; of the output. */
  readonly biases?: { readonly qkv: boolean; readonly output: boolean };
  /** Norms of queries and keys: one for each head's width, or one over all heads. */
  readonly queryKeyNorm?: 'head' | 'all';
  /** Queries come with a gate for what leaves (Qwen3-Next). */
  readonly outputGate?: boolean;
  /** Values are the keys: there is no matrix for them. */
  readonly withoutValues?: boolean;
  /** Width of what leaves, where it is not that of what comes in (Zamba2). */
  readonly outputWidth?: number;
  /** Learnt sinks, one a head (gpt-oss). */
  readonly sinks?: boolean;
}

/** Weights of one layer's attention; `at` is its module, as in `model.layers.3.self_attn`. */
export function addAttention(list: WeightList, at: string, width: number, plan: AttentionPlan): void {
  const { heads, keys, biases = { qkv: false, output: false } } = plan;
  const queries = heads * keys.key_dim;
  const cachedKeys = keys.kv_heads * keys.key_dim;
  const bias = biases.qkv;
  list.linear(`${at}.q_proj`, width, queries * (plan.outputGate === true ? 2 : 1), { bias });
  list.linear(`${at}.k_proj`, width, cachedKeys, { bias });
  if (plan.withoutValues !== true)
    list.linear(`${at}.v_proj`, width, keys.kv_heads * keys.value_dim, { bias });
  list.linear(`${at}.o_proj`, heads * keys.value_dim, plan.outputWidth ?? width, { bias: biases.output });
  if (plan.queryKeyNorm !== undefined) {
    const perHead = plan.queryKeyNorm === 'head';
    list.norm(`${at}.q_norm`, perHead ? keys.key_dim : queries);
    list.norm(`${at}.k_norm`, perHead ? keys.key_dim : cachedKeys);
  }
  if (plan.sinks === true) list.vector(`${at}.sinks`, heads);
}
