import { decoder } from '../../structure/parts/decoder.ts';
import { addFeedForward } from '../../structure/parts/feed-forward.ts';
import { addLatentAttention } from '../../structure/parts/latent-attention.ts';
import type { Family } from '../family.ts';
import { latentPlan } from './deepseek-v3.ts';
import { usualSizes } from './usual.ts';

/** MiniCPM3 and Youtu-LLM: latent attention without experts, output and input share their table. */
export const denseLatent: Family = {
  types: ['minicpm3', 'youtu'],
  read(config) {
    const sizes = usualSizes(config);
    const attention = latentPlan(config, Math.floor(sizes.width / config.size('num_attention_heads')));
    const inner = config.size('intermediate_size');
    const bias = config.yes('mlp_bias', false);
    for (const key of ['dim_model_base', 'scale_depth', 'scale_emb']) config.find([key]);
    return decoder({
      ...sizes,
      tied: config.yes('tie_word_embeddings', true),
      layer(list, at) {
        list.norm(`${at}.input_layernorm`, sizes.width);
        addLatentAttention(list, `${at}.self_attn`, sizes.width, attention);
        list.norm(`${at}.post_attention_layernorm`, sizes.width);
        addFeedForward(list, `${at}.mlp`, sizes.width, { inner, gated: true, bias });
        return { attention: { heads: attention.heads, keys: attention.keys } };
      },
    });
  },
};
