import { addAttention } from '../../structure/parts/attention.ts';
import { decoder } from '../../structure/parts/decoder.ts';
import { addFeedForward } from '../../structure/parts/feed-forward.ts';
import type { Family } from '../family.ts';
import { usualHeads, usualSizes } from './usual.ts';

/** Llama 1 to 3, and what others built the same way: RMS norms, a gated block, rotary positions. */
export const llama: Family = {
  types: ['llama', 'codellama', 'yi', 'aquila', 'internlm'],
  read(config) {
    const sizes = usualSizes(config);
    const { heads, keys } = usualHeads(config, sizes.width);
    const inner = config.size('intermediate_size');
    // One key puts a bias on queries, keys, values and output, another on all three matrices of the block.
    const bias = config.yes('attention_bias', false);
    const innerBias = config.yes('mlp_bias', false);
    return decoder({
      ...sizes,
      tied: config.yes('tie_word_embeddings', false),
      layer(list, at) {
        list.norm(`${at}.input_layernorm`, sizes.width);
        addAttention(list, `${at}.self_attn`, sizes.width, {
          heads,
          keys,
          biases: { qkv: bias, output: bias },
        });
        list.norm(`${at}.post_attention_layernorm`, sizes.width);
        addFeedForward(list, `${at}.mlp`, sizes.width, { inner, gated: true, bias: innerBias });
        return { attention: { heads, keys } };
      },
    });
  },
};
