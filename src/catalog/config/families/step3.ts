import type { Family } from '../family.ts';
import { layeredDecoder } from './layered-decoder.ts';
import { sparseLayers } from './step3p5.ts';
import { usualExperts, usualSizes } from './usual.ts';

/**
 * Step-3 (arXiv 2507.19427): multi-matrix factorization attention, whose queries come from a narrower vector that is shared by all
 * heads, with one head of keys and values; experts with a shared one.
 */
export const step3: Family = {
  types: ['step3', 'step3_text', 'step3_vl'],
  read(config) {
    const sizes = usualSizes(config);
    const { width } = sizes;
    const heads = config.size('num_attention_heads');
    const dim = config.size('head_dim', 256);
    const rank = config.size('share_q_dim', 2048);
    const groups = config.size('num_key_value_heads', 1);
    const keys = { kv_heads: groups, key_dim: dim, value_dim: dim };
    const shared = config.size('share_expert_dim');
    return layeredDecoder({
      sizes,
      tied: config.yes('tie_word_embeddings', false),
      attention: { heads, keys },
      mixer(list, at) {
        list.linear(`${at}.self_attn.q_proj`, width, rank);
        list.norm(`${at}.self_attn.inter_norm`, rank);
        list.linear(`${at}.self_attn.wq`, rank, heads * dim);
        for (const name of ['k', 'v']) list.linear(`${at}.self_attn.${name}_proj`, width, groups * dim);
        list.linear(`${at}.self_attn.o_proj`, heads * dim, width);
        return { attention: { heads, keys } };
      },
      experts: {
        ...usualExperts(config),
        expert: { inner: config.size('moe_intermediate_size'), gated: true },
        shared: { inner: shared, gated: true },
        names: { shared: 'share_expert', experts: 'moe.experts.0', router: 'moe.gate' },
      },
      isSparse: sparseLayers(config, sizes.layers),
      dense: { inner: config.size('intermediate_size'), gated: true },
    });
  },
};
