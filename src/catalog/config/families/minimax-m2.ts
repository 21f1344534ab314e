import type { Family } from '../family.ts';
import { layeredDecoder } from './layered-decoder.ts';
import { usualExperts, usualHeads, usualSizes } from './usual.ts';

/** MiniMax-M2: norms over all heads of queries and keys, routing biases; `intermediate_size` is an expert's. */
export const minimaxM2: Family = {
  types: ['minimax_m2'],
  read(config) {
    const sizes = usualSizes(config);
    const inner = config.size('intermediate_size');
    const shared = config.count('shared_intermediate_size', 0);
    const expert = { inner, gated: true, names: ['w1', 'w3', 'w2'] } as const;
    config.find(['mtp_transformer_layers']);
    const perHead = config.word('qk_norm_type') === 'per_head';
    return layeredDecoder({
      sizes,
      tied: config.yes('tie_word_embeddings', false),
      attention: {
        ...usualHeads(config, sizes.width, { kvHeads: 8, headDim: 128 }),
        ...(config.yes('use_qk_norm', true) ? { queryKeyNorm: perHead ? 'head' : 'all' } : {}),
      },
      experts: {
        ...usualExperts(config),
        expert,
        router: config.yes('use_routing_bias', true) ? 'correction' : 'plain',
        shared: shared === 0 ? null : { inner: shared, gated: true },
        names: { correction: 'e_score_correction_bias' },
      },
      modules: { sparse: 'block_sparse_moe' },
    });
  },
};
