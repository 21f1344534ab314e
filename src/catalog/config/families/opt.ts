import type { Family } from '../family.ts';
import { sameBiases } from './usual.ts';
import { usualDecoder } from './usual-decoder.ts';

/**
 * OPT (arXiv 2205.01068): learnt positions with two rows more than there are, biases; one table for input and output,
 * which in the model of 350 million is narrower than the model.
 */
export const opt: Family = {
  types: ['opt'],
  read(config) {
    const biases = sameBiases(config, 'enable_bias', true);
    const first = config.yes('do_layer_norm_before', true);
    const removed = config.yes('_remove_final_layer_norm', false);
    return usualDecoder(config, {
      tied: true,
      attention: { biases },
      block: { gated: false, bias: biases.qkv, names: ['', 'fc1', 'fc2'] },
      norms: ['self_attn_layer_norm', 'final_layer_norm'],
      normHolds: config.yes('layer_norm_elementwise_affine', true) ? 'offset' : 'nothing',
      withoutFinalNorm: !first || removed,
      tableWidth: config.size('word_embed_proj_dim', config.size('hidden_size')),
      positions: config.size('max_position_embeddings', 2048) + 2,
    });
  },
};
