import type { Family } from '../family.ts';
import { sameBiases } from './usual.ts';
import { usualDecoder } from './usual-decoder.ts';

/** BitNet b1.58 (arXiv 2504.12285): Llama with a norm more inside attention and one inside the block. */
export const bitnet: Family = {
  types: ['bitnet'],
  read(config) {
    const inner = config.size('intermediate_size');
    return usualDecoder(config, {
      tied: false,
      attention: { biases: sameBiases(config) },
      block: { inner },
      more(list, at, { width }) {
        list.norm(`${at}.self_attn.attn_sub_norm`, width);
        list.norm(`${at}.mlp.ffn_sub_norm`, inner);
      },
    });
  },
};
