import type { GroupedKeys } from '../attention-layers.ts';
import type { WeightList } from '../weight.ts';

/** Attention with a matrix each for queries, keys, values and output. */
export interface AttentionPlan {
  readonly heads: number;
  readonly keys: GroupedKeys;
  /** Biases of queries, keys and values; of the output. */
  readonly biases?: { readonly qkv: boolean; readonly output: boolean };
  /** Name of the matrix that holds queries, keys and values, where they have none each. */
  readonly fused?: string;
  /** Norms of queries and keys: one for each head's width, with an offset where said, or one over all heads. */
  readonly queryKeyNorm?: 'head' | 'head offset' | 'all';
  /** Queries come with a gate for what leaves (Qwen3-Next). */
  readonly outputGate?: boolean;
  /** Values are the keys: there is no matrix for them. */
  readonly withoutValues?: boolean;
  /** Width of what leaves, where it is not that of what comes in (Zamba2). */
  readonly outputWidth?: number;
  /** Only queries and output: keys and values are an earlier layer's (Gemma 3n). */
  readonly queriesAlone?: boolean;
  /** Learnt sinks, one a head (gpt-oss). */
  readonly sinks?: boolean;
}

/** Weights of one layer's attention; `at` is its module, as in `model.layers.3.self_attn`. */
export function addAttention(list: WeightList, at: string, width: number, plan: AttentionPlan): void {
  const { heads, keys, biases = { qkv: false, output: false } } = plan;
  const queries = heads * keys.key_dim;
  const cachedKeys = keys.kv_heads * keys.key_dim;
  const bias = biases.qkv;
  const values = plan.withoutValues === true ? 0 : keys.kv_heads * keys.value_dim;
  const asked = queries * (plan.outputGate === true ? 2 : 1);
  const alone = plan.queriesAlone === true;
  if (plan.fused === undefined) {
    list.linear(`${at}.q_proj`, width, asked, { bias });
    if (!alone) list.linear(`${at}.k_proj`, width, cachedKeys, { bias });
    if (!alone && values > 0) list.linear(`${at}.v_proj`, width, values, { bias });
  } else list.linear(`${at}.${plan.fused}`, width, asked + cachedKeys + values, { bias });
  list.linear(`${at}.o_proj`, heads * keys.value_dim, plan.outputWidth ?? width, { bias: biases.output });
  if (plan.queryKeyNorm !== undefined) {
    const perHead = plan.queryKeyNorm !== 'all';
    const offset = plan.queryKeyNorm === 'head offset';
    list.norm(`${at}.q_norm`, perHead ? keys.key_dim : queries, offset);
    if (!alone) list.norm(`${at}.k_norm`, perHead ? keys.key_dim : cachedKeys, offset);
  }
  if (plan.sinks === true) list.vector(`${at}.sinks`, heads);
}
