import { addLatentAttention } from '../../structure/parts/latent-attention.ts';
import { decoder } from '../../structure/parts/decoder.ts';
import { addExperts, addFeedForward } from '../../structure/parts/feed-forward.ts';
import type { ConfigReader } from '../config-reader.ts';
import type { Family } from '../family.ts';
import { usualExperts, usualSizes } from './usual.ts';

/** Latent attention as DeepSeek's files give it. `num_key_value_heads` and `head_dim` mean nothing there. */
export function latentPlan(config: ConfigReader) {
  config.find(['num_key_value_heads']);
  config.find(['head_dim']);
  return {
    heads: config.size('num_attention_heads'),
    queryRank: config.count('q_lora_rank', 0),
    bias: config.yes('attention_bias', false),
    keys: {
      kv_rank: config.size('kv_lora_rank'),
      rope_dim: config.size('qk_rope_head_dim'),
      key_dim: config.size('qk_nope_head_dim'),
      value_dim: config.size('v_head_dim'),
    },
  };
}

/** DeepSeek-V2 and V3 and Kimi K2: latent attention, first layers dense, then experts with shared ones. */
export const deepseekV3: Family = {
  types: ['deepseek_v2', 'deepseek_v3', 'kimi_k2'],
  read(config) {
    const sizes = usualSizes(config);
    const attention = latentPlan(config);
    const experts = usualExperts(config);
    const dense = config.count('first_k_dense_replace', 0);
    const step = config.size('moe_layer_freq', 1);
    const inner = config.size('intermediate_size');
    const expert = { inner: config.size('moe_intermediate_size'), gated: true };
    const shared = config.count('n_shared_experts', 0);
    const corrects = config.word('topk_method') === 'noaux_tc';
    return decoder({
      ...sizes,
      tied: config.yes('tie_word_embeddings', false),
      experts,
      layer(list, at, layer) {
        list.norm(`${at}.input_layernorm`, sizes.width);
        addLatentAttention(list, `${at}.self_attn`, sizes.width, attention);
        list.norm(`${at}.post_attention_layernorm`, sizes.width);
        if (layer < dense || layer % step > 0)
          addFeedForward(list, `${at}.mlp`, sizes.width, { inner, gated: true });
        else
          addExperts(list, `${at}.mlp`, sizes.width, {
            count: experts.count,
            expert,
            router: corrects ? 'correction' : 'plain',
            shared: shared === 0 ? null : { ...expert, inner: expert.inner * shared },
          });
        return { attention: { heads: attention.heads, keys: attention.keys } };
      },
    });
  },
};
