import type { Family } from '../family.ts';
import { usualDecoder } from './usual-decoder.ts';

/** StableLM 2 and StableCode: LayerNorms; in larger ones attention and block side by side after one norm, and a norm for each head. */
export const stablelm: Family = {
  types: ['stablelm', 'stablelm_epoch'],
  read: (config) =>
    usualDecoder(config, {
      attention: {
        biases: { qkv: config.yes('use_qkv_bias', false), output: false },
        ...(config.yes('qk_layernorm', false) ? { queryKeyNorm: 'all' } : {}),
      },
      norms: config.yes('use_parallel_residual', false)
        ? ['input_layernorm']
        : ['input_layernorm', 'post_attention_layernorm'],
      normHolds: 'offset',
    }),
};
