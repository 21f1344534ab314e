import type { Family } from '../family.ts';
import { layeredDecoder } from './layered-decoder.ts';
import { slidingWindows, usualExperts, usualHeads, usualSizes } from './usual.ts';

/** Phi-3.5-MoE (arXiv 2404.14219): LayerNorms, biases of attention and output; `intermediate_size` is an expert's. */
export const phimoe: Family = {
  types: ['phimoe'],
  read(config) {
    const sizes = usualSizes(config);
    const bias = config.yes('attention_bias', false);
    return layeredDecoder({
      sizes,
      tied: config.yes('tie_word_embeddings', false),
      attention: {
        ...usualHeads(config, sizes.width, { kvHeads: 8 }),
        biases: { qkv: bias, output: bias },
      },
      windows: slidingWindows(config, sizes.layers, () => config.has('sliding_window')),
      experts: {
        ...usualExperts(config),
        expert: { inner: config.size('intermediate_size'), gated: true, names: ['w1', 'w3', 'w2'] },
      },
      modules: { sparse: 'block_sparse_moe' },
      offsetNorms: true,
      headBias: config.yes('lm_head_bias', false),
    });
  },
};
