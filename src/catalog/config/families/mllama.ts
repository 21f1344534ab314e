import { addAttention } from '../../structure/parts/attention.ts';
import { decoder } from '../../structure/parts/decoder.ts';
import { addFeedForward } from '../../structure/parts/feed-forward.ts';
import type { Family } from '../family.ts';
import { usualHeads, usualSizes } from './usual.ts';

/** Rows of the table beside the vocabulary, for the picture. */
const pictureRows = 8;

/** Llama 3.2 Vision: Llama with layers between that look at the picture alone, and do nothing for text. */
export const mllama: Family = {
  types: ['mllama'],
  read(config) {
    const sizes = usualSizes(config);
    const { heads, keys } = usualHeads(config, sizes.width, { kvHeads: 8 });
    const inner = config.size('intermediate_size');
    const crossing = new Set(config.list('cross_attention_layers') ?? [3, 8, 13, 18, 23, 28, 33, 38]);
    return decoder({
      ...sizes,
      tied: config.yes('tie_word_embeddings', false),
      outside: (list) => list.embedding('model.embed_tokens', pictureRows, sizes.width),
      remarks: [
        `${crossing.size} of its ${sizes.layers} layers look at images: they are counted, although text does not pass through them`,
      ],
      layer(list, at, layer) {
        const crosses = crossing.has(layer);
        list.norm(`${at}.input_layernorm`, sizes.width);
        addAttention(list, `${at}.${crosses ? 'cross_attn' : 'self_attn'}`, sizes.width, {
          heads,
          keys,
          ...(crosses ? { queryKeyNorm: 'head' } : {}),
        });
        if (crosses) {
          list.vector(`${at}.cross_attn_attn_gate`, 1);
          list.vector(`${at}.cross_attn_mlp_gate`, 1);
        }
        list.norm(`${at}.post_attention_layernorm`, sizes.width);
        addFeedForward(list, `${at}.mlp`, sizes.width, { inner, gated: true });
        return crosses ? {} : { attention: { heads, keys } };
      },
    });
  },
};
