import { addAttention } from '../../structure/parts/attention.ts';
import { decoder } from '../../structure/parts/decoder.ts';
import { addFeedForward } from '../../structure/parts/feed-forward.ts';
import type { WeightList } from '../../structure/weight.ts';
import type { Family } from '../family.ts';
import { usualSizes } from './usual.ts';

/** T5 (arXiv 1910.10683), mT5 and Flan-T5: an encoder, and a decoder that looks at what it made. */
export const t5: Family = {
  types: ['t5', 'mt5', 'umt5'],
  read(config) {
    const sizes = usualSizes(config);
    const { width } = sizes;
    const heads = config.size('num_attention_heads');
    const dim = config.size('head_dim', 64);
    const keys = { kv_heads: heads, key_dim: dim, value_dim: dim };
    const type = config.word('model_type');
    const gated = (config.word('feed_forward_proj') ?? (type === 't5' ? 'relu' : 'gated-gelu')).startsWith(
      'gated',
    );
    const block = {
      inner: config.size('intermediate_size'),
      gated,
      names: ['wi_0', gated ? 'wi_1' : 'wi', 'wo'],
    } as const;
    const distances = config.size('relative_attention_num_buckets', 32);
    config.find(['relative_attention_max_distance']);
    const decoderLayers = config.has('num_decoder_layers')
      ? config.layers('num_decoder_layers')
      : sizes.layers;

    /** A layer, from attention to itself to the block; the first one has weights for distances, in umT5 every one. */
    const layer = (list: WeightList, at: string, index: number, crosses: boolean) => {
      list.norm(`${at}.layer.0.layer_norm`, width);
      addAttention(list, `${at}.layer.0.SelfAttention`, width, { heads, keys });
      if (index === 0 || type === 'umt5')
        list.embedding(`${at}.layer.0.SelfAttention.relative_attention_bias`, distances, heads);
      if (crosses) {
        list.norm(`${at}.layer.1.layer_norm`, width);
        addAttention(list, `${at}.layer.1.EncDecAttention`, width, { heads, keys });
      }
      const last = `${at}.layer.${crosses ? 2 : 1}`;
      list.norm(`${last}.layer_norm`, width);
      addFeedForward(list, `${last}.DenseReluDense`, width, block);
    };

    return decoder({
      ...sizes,
      layers: decoderLayers,
      tied: config.yes('tie_word_embeddings', true),
      remarks: [
        'its encoder works once for each token of input and its decoder once for each of output, but both are counted for both',
        'its decoder also keeps keys and values of the input in every layer, which are not counted',
      ],
      outside(list) {
        for (let index = 0; index < sizes.layers; index += 1)
          layer(list, `encoder.block.${index}`, index, false);
        list.norm('encoder.final_layer_norm', width);
      },
      layer(list, _at, index) {
        layer(list, `decoder.block.${index}`, index, true);
        return { attention: { heads, keys } };
      },
    });
  },
};
