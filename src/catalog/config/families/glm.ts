import type { Family } from '../family.ts';
import { usualDecoder } from './usual-decoder.ts';

/** GLM-4 in transformers' own form: biases on queries, keys and values; the second form (0414) has two more norms. */
export const glm: Family = {
  types: ['glm', 'glm4', 'glm4v'],
  read: (config) =>
    usualDecoder(config, {
      heads: { kvHeads: 2, headDim: 128 },
      attention: { biases: { qkv: config.yes('attention_bias', true), output: false } },
      block: { fused: 'gate_up_proj' },
      norms: [
        'input_layernorm',
        'post_attention_layernorm',
        ...(config.word('model_type') === 'glm' ? [] : ['post_self_attn_layernorm', 'post_mlp_layernorm']),
      ],
    }),
};
