import { addLatentAttention } from '../../structure/parts/latent-attention.ts';
import { decoder } from '../../structure/parts/decoder.ts';
import { addFeedForward } from '../../structure/parts/feed-forward.ts';
import type { Family } from '../family.ts';
import { latentPlan } from './deepseek-v3.ts';
import { usualSizes } from './usual.ts';

/** MiniCPM3 and Youtu-LLM: dense models with the latent attention of DeepSeek. */
export const minicpm3: Family = {
  types: ['minicpm3', 'youtu'],
  read(config) {
    const sizes = usualSizes(config);
    const heads = config.size('num_attention_heads');
    const attention = latentPlan(config, sizes.width / heads);
    const inner = config.size('intermediate_size');
    const bias = config.yes('mlp_bias', false);
    return decoder({
      ...sizes,
      tied: config.yes('tie_word_embeddings', true),
      layer(list, at) {
        list.norm(`${at}.input_layernorm`, sizes.width);
        addLatentAttention(list, `${at}.self_attn`, sizes.width, attention);
        list.norm(`${at}.post_attention_layernorm`, sizes.width);
        addFeedForward(list, `${at}.mlp`, sizes.width, { inner, gated: true, bias });
        return { attention: { heads, keys: attention.keys } };
      },
    });
  },
};
