import { addAttention } from '../../structure/parts/attention.ts';
import { decoder } from '../../structure/parts/decoder.ts';
import { addExperts, addFeedForward } from '../../structure/parts/feed-forward.ts';
import type { Family } from '../family.ts';
import { beside, firstOf, headsOf, slidingLayers, widths } from './inkling-sizes.ts';
import { layerKinds, sparseKinds } from './layer-kinds.ts';
import { keeps } from './layered-decoder.ts';
import { usualExperts, usualSizes } from './usual.ts';

/**
 * Language model of Inkling (transformers `InklingTextModel`): positions are a bias made of a vector a head, keys, values and what
 * attention and block give pass a convolution over the last tokens, and each expert for every token has a row of the router.
 */
export const inkling: Family = {
  types: ['inkling', 'inkling_mm_model'],
  defaults: {
    hidden_size: 6144,
    num_hidden_layers: 66,
    vocab_size: 201024,
    intermediate_size: 24576,
    moe_intermediate_size: 3072,
    num_experts: 256,
    num_experts_per_tok: 6,
  },
  read(config) {
    const sizes = usualSizes(config);
    const { layers, width } = sizes;
    const far = headsOf(config, '', 8);
    const near = headsOf(config, 'swa_', 16);
    const window = firstOf(config, 'sliding_window_size', 'sliding_window', 512);
    const isSliding = slidingLayers(config, layers);
    const types = layerKinds(config, 'mlp_layer_types', layers, sparseKinds);
    const dense = config.count('dense_mlp_idx', 0);
    const isSparse = (layer: number) => types?.[layer] ?? layer >= dense;
    const { inner, expert } = widths(config);
    const shared = config.count('n_shared_experts', 2);
    const experts = usualExperts(config);
    const kernel = firstOf(config, 'sconv_kernel_size', 'conv_kernel_size', 4);
    const relative = config.size('d_rel', 16);
    const reach = config.size('rel_extent', 1024);
    for (const key of beside) config.find([key]);
    return decoder({
      ...sizes,
      tied: false,
      experts,
      outside: (list) => list.norm('model.embed_norm', width),
      layer(list, at, layer) {
        const own = isSliding(layer) ? near : far;
        const kept = own.keys.kv_heads * own.keys.key_dim;
        list.norm(`${at}.input_layernorm`, width);
        addAttention(list, `${at}.self_attn`, width, { ...own, queryKeyNorm: 'head' });
        list.linear(`${at}.self_attn.r_proj`, width, own.heads * relative);
        list.linear(`${at}.self_attn.rel_logits_proj`, relative, isSliding(layer) ? window : reach);
        for (const name of ['k_sconv', 'v_sconv']) list.convolution(`${at}.self_attn.${name}`, kept, kernel);
        for (const name of ['attn_sconv', 'mlp_sconv']) list.convolution(`${at}.${name}`, width, kernel);
        list.norm(`${at}.post_attention_layernorm`, width);
        list.vector(`${at}.mlp.global_scale`, 1);
        if (isSparse(layer)) {
          const block = shared === 0 ? null : { inner: expert.inner * shared, gated: true };
          addExperts(list, `${at}.mlp`, width, {
            count: experts.count,
            expert,
            router: 'correction',
            shared: block,
          });
          list.linear(`${at}.mlp.gate.shared`, width, shared, { kind: 'router' });
        } else addFeedForward(list, `${at}.mlp`, width, { inner, gated: true });
        const channels = 2 * (kept + width);
        // Convolutions work on, and keep, 32 bit.
        const state = { bytes: 4 * channels * (kernel - 1), flop: 2 * channels * kernel };
        return { ...keeps(own, isSliding(layer) ? window : null), state };
      },
    });
  },
};
