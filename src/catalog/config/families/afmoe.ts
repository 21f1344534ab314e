import type { Family } from '../family.ts';
import { layeredDecoder } from './layered-decoder.ts';
import { slidingWindows, usualExperts, usualHeads, usualSizes } from './usual.ts';

/** Trinity (AFMoE): four norms a layer, a gate for what leaves attention, three of four layers slide. */
export const afmoe: Family = {
  types: ['afmoe'],
  read(config) {
    const sizes = usualSizes(config);
    const bias = config.yes('attention_bias', false);
    const inner = config.size('moe_intermediate_size');
    const shared = config.count('n_shared_experts', 2);
    const dense = config.count('num_dense_layers', 1);
    const step = config.size('global_attn_every_n_layers', 4);
    const attention = usualHeads(config, sizes.width, { headDim: 128 });
    return layeredDecoder({
      sizes,
      tied: config.yes('tie_word_embeddings', false),
      attention: { ...attention, biases: { qkv: bias, output: bias }, queryKeyNorm: 'head' },
      windows: slidingWindows(config, sizes.layers, (layer) => (layer + 1) % step > 0, 1024),
      experts: {
        ...usualExperts(config),
        expert: { inner, gated: true },
        router: 'correction',
        shared: shared === 0 ? null : { inner: inner * shared, gated: true },
        names: { router: 'router.gate', correction: 'expert_bias' },
      },
      isSparse: (layer) => layer >= dense,
      dense: { inner: config.size('intermediate_size'), gated: true },
      norms: ['input_layernorm', 'post_attention_layernorm', 'pre_mlp_layernorm', 'post_mlp_layernorm'],
      more: (list, at) =>
        list.linear(`${at}.self_attn.gate_proj`, sizes.width, attention.heads * attention.keys.key_dim),
    });
  },
};
