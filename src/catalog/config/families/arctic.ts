import { addFeedForward } from '../../structure/parts/feed-forward.ts';
import type { Family } from '../family.ts';
import { layeredDecoder } from './layered-decoder.ts';
import { usualExperts, usualHeads, usualSizes } from './usual.ts';

/** Snowflake Arctic: a dense block as wide as the model beside the experts. */
export const arctic: Family = {
  types: ['arctic'],
  read(config) {
    const sizes = usualSizes(config);
    const { width } = sizes;
    const names = ['w1', 'w3', 'w2'] as const;
    const expert = { inner: config.size('intermediate_size'), gated: true, names };
    const step = config.size('moe_layer_frequency', 2);
    const beside = config.yes('parallel_attn_mlp_res', false);
    const isSparse = (layer: number) => (layer + 1) % step === 0;
    for (const key of ['sliding_window', 'use_residual', 'enable_expert_tensor_parallelism'])
      config.find([key]);
    for (const key of [
      'moe_token_dropping',
      'moe_min_capacity',
      'moe_train_capacity_factor',
      'moe_eval_capacity_factor',
    ])
      config.find([key]);
    return layeredDecoder({
      sizes,
      tied: config.yes('tie_word_embeddings', false),
      attention: usualHeads(config, width),
      experts: { ...usualExperts(config), expert },
      isSparse,
      dense: expert,
      modules: { dense: 'block_sparse_moe.mlp', sparse: 'block_sparse_moe' },
      more(list, at, layer) {
        if (!beside || !isSparse(layer)) return;
        list.norm(`${at}.residual_layernorm`, width);
        addFeedForward(list, `${at}.residual_mlp`, width, { inner: width, gated: true, names });
      },
    });
  },
};
