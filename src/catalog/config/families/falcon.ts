import type { Family } from '../family.ts';
import { sameBiases } from './usual.ts';
import { fourfold, usualDecoder } from './usual-decoder.ts';

/**
 * Falcon (arXiv 2311.16867), RefinedWeb in its first files: attention and block side by side. The newer form has a norm
 * for each and groups of heads, the older one a single norm and one head of keys and values.
 */
export const falcon: Family = {
  types: ['falcon', 'RefinedWeb', 'RefinedWebModel'],
  architectures: ['RWForCausalLM'],
  read(config) {
    const newer = config.yes('new_decoder_architecture', config.word('model_type') === 'RefinedWeb');
    const multiQuery = config.yes('multi_query', true) && !newer;
    const parallel = config.yes('parallel_attn', true);
    const norms = newer ? config.size('num_ln_in_parallel_attn', 2) : parallel ? 1 : 2;
    config.find(['alibi']);
    const biases = sameBiases(config, 'bias');
    return usualDecoder(config, {
      tied: true,
      heads: multiQuery ? { fixedKvHeads: 1 } : {},
      attention: { fused: 'query_key_value', biases },
      block: {
        inner: fourfold(config),
        gated: false,
        bias: biases.qkv,
        names: ['', 'dense_h_to_4h', 'dense_4h_to_h'],
      },
      modules: ['self_attention', 'mlp'],
      norms: ['ln_attn', 'ln_mlp'].slice(0, norms),
      normHolds: 'offset',
    });
  },
};
