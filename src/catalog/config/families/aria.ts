import type { Family } from '../family.ts';
import { layeredDecoder } from './layered-decoder.ts';
import { sameBiases, usualHeads, usualSizes } from './usual.ts';

/** Language model of Aria (arXiv 2410.05993): experts of `intermediate_size` in every layer, two of them for every token. */
export const aria: Family = {
  types: ['aria'],
  defaults: {
    hidden_size: 4096,
    intermediate_size: 4096,
    num_hidden_layers: 32,
    num_attention_heads: 32,
    vocab_size: 32000,
    num_experts: 8,
    moe_topk: 2,
  },
  read(config) {
    const sizes = usualSizes(config);
    const inner = config.size('intermediate_size');
    const shared = config.count('n_shared_experts', 2);
    const bias = config.yes('mlp_bias', false);
    for (const key of ['moe_intermediate_size', 'num_experts_per_tok']) config.find([key]);
    const count = config.size('num_experts');
    const active = config.size('moe_topk');
    if (active > count) config.wrong(['moe_topk'], `must not exceed the ${count} experts`, active);
    return layeredDecoder({
      sizes,
      tied: config.yes('tie_word_embeddings', false),
      attention: { ...usualHeads(config, sizes.width), biases: sameBiases(config) },
      experts: {
        count,
        active,
        expert: { inner, gated: true },
        shared: shared === 0 ? null : { inner: inner * shared, gated: true, bias },
        names: { router: 'router', experts: 'experts' },
      },
    });
  },
};
