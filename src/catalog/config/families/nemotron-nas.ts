import type { AttentionLayers } from '../../structure/attention-layers.ts';
import { addAttention } from '../../structure/parts/attention.ts';
import { decoder } from '../../structure/parts/decoder.ts';
import { addFeedForward } from '../../structure/parts/feed-forward.ts';
import type { WeightList } from '../../structure/weight.ts';
import type { ConfigReader } from '../config-reader.ts';
import type { Family } from '../family.ts';
import { isDeciLm, readDeciLm } from './deci-lm.ts';
import { usualSizes } from './usual.ts';

/** A block's width is two thirds of so many times the model's, rounded up to a multiple of 256. */
const innerOf = (width: number, times: number) => 256 * Math.ceil(Math.trunc((2 * times * width) / 3) / 256);

/** Llama-Nemotron (Puzzle, arXiv 2411.19146): Llama with layers that lack attention, lack the block, or have a matrix instead. */
export const nemotronNas: Family = {
  types: ['nemotron-nas', 'deci', 'deci_lm'],
  architectures: ['DeciLMForCausalLM'],
  read(config) {
    if (isDeciLm(config)) return readDeciLm(config);
    const sizes = usualSizes(config);
    const { layers, width } = sizes;
    const heads = config.size('num_attention_heads');
    for (const key of ['intermediate_size', 'num_key_value_heads']) config.find([key]);
    const dim = config.size('head_dim', width / heads);
    const blocks = config.mappings('block_configs', layers);
    const bias = config.yes('attention_bias', false);
    const innerBias = config.yes('mlp_bias', false);

    const attend = (list: WeightList, at: string, part: ConfigReader) => {
      if (part.yes('no_op', false)) return {};
      list.norm(`${at}.input_layernorm`, width);
      if (part.yes('replace_with_linear', false)) {
        list.linear(`${at}.self_attn.linear_attn`, width, width);
        return {};
      }
      const group = part.size('n_heads_in_group');
      if (heads % group > 0) part.wrong(['n_heads_in_group'], `must divide the ${heads} heads`, group);
      const keys = { kv_heads: heads / group, key_dim: dim, value_dim: dim };
      addAttention(list, `${at}.self_attn`, width, { heads, keys, biases: { qkv: bias, output: bias } });
      const window = part.has('window_length') ? { window: part.size('window_length') } : {};
      return { attention: { heads, keys, ...window } satisfies Omit<AttentionLayers, 'layers'> };
    };

    return decoder({
      ...sizes,
      tied: config.yes('tie_word_embeddings', false),
      layer(list, at, layer) {
        const block = blocks[layer];
        const attention = block?.nested('attention') ?? null;
        const ffn = block?.nested('ffn') ?? null;
        const keeps = attention === null ? {} : attend(list, at, attention);
        if (ffn !== null && !ffn.yes('no_op', false)) {
          list.norm(`${at}.post_attention_layernorm`, width);
          if (ffn.yes('replace_with_linear', false)) list.linear(`${at}.mlp.linear_mlp`, width, width);
          else {
            const inner = innerOf(width, ffn.number(['ffn_mult'], 'required', 0) ?? Number.NaN);
            addFeedForward(list, `${at}.mlp`, width, { inner, gated: true, bias: innerBias });
          }
        }
        return keeps;
      },
    });
  },
};
