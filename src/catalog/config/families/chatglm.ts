import type { Family } from '../family.ts';
import { sameBiases } from './usual.ts';
import { usualDecoder } from './usual-decoder.ts';

/** ChatGLM 2 and 3 and GLM-4 9B in their own form: groups of heads by `multi_query_group_num`. The first ChatGLM has LayerNorms, biases and no gate. */
export const chatglm: Family = {
  types: ['chatglm'],
  read(config) {
    if (config.has('inner_hidden_size')) {
      return usualDecoder(config, {
        attention: { fused: 'query_key_value', biases: { qkv: true, output: true } },
        block: {
          inner: config.size('inner_hidden_size'),
          gated: false,
          bias: true,
          names: ['', 'dense_h_to_4h', 'dense_4h_to_h'],
        },
        modules: ['attention', 'mlp'],
        normHolds: 'offset',
      });
    }
    const grouped = config.yes('multi_query_attention', false);
    const heads = config.size('num_attention_heads');
    const { output } = sameBiases(config, 'add_bias_linear');
    const qkv = config.yes('add_qkv_bias', false) || output;
    const finalNorm = config.yes('post_layer_norm', true);
    return usualDecoder(config, {
      heads: grouped ? {} : { fixedKvHeads: heads },
      attention: { fused: 'query_key_value', biases: { qkv, output } },
      block: { fused: 'dense_h_to_4h', bias: output, names: ['', '', 'dense_4h_to_h'] },
      modules: ['self_attention', 'mlp'],
      normHolds: config.yes('rmsnorm', true) ? 'scale' : 'offset',
      withoutFinalNorm: !finalNorm,
    });
  },
};
