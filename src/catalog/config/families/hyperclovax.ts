import type { Family } from '../family.ts';
import { sameBiases } from './usual.ts';
import { usualDecoder } from './usual-decoder.ts';

/** HyperCLOVA X SEED: Llama with a norm more after attention and after the block. */
export const hyperclovax: Family = {
  types: ['hyperclovax'],
  read: (config) =>
    usualDecoder(config, {
      attention: { biases: sameBiases(config) },
      block: { bias: config.yes('mlp_bias', false) },
      norms: [
        'input_layernorm',
        'post_attention_layernorm',
        ...(config.yes('use_post_norm', true) ? ['post_norm1', 'post_norm2'] : []),
      ],
    }),
};
