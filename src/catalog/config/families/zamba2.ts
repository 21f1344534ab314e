import { decoder } from '../../structure/parts/decoder.ts';
import { addFeedForward } from '../../structure/parts/feed-forward.ts';
import { addAttention } from '../../structure/parts/attention.ts';
import { addMamba2, mamba2State } from '../../structure/parts/mamba2.ts';
import type { WeightList } from '../../structure/weight.ts';
import type { ConfigReader } from '../config-reader.ts';
import type { Family } from '../family.ts';
import { stateBytes } from './state-bytes.ts';
import { usualSizes } from './usual.ts';
import { layerKinds } from './layer-kinds.ts';

/** Which layers call one of the shared blocks before their mixer. */
function calls(config: ConfigReader, layers: number): readonly number[] {
  const types = layerKinds(config, 'layers_block_type', layers, {
    hybrid: true,
    mamba: false,
    linear_attention: false,
  });
  const listed = config.list('hybrid_layer_ids');
  if (types === null && listed === null) config.missing(['layers_block_type', 'hybrid_layer_ids']);
  return Array.from({ length: layers || 0 }, (_, layer) => layer).filter((layer) =>
    types === null ? listed?.includes(layer) : types[layer] === true,
  );
}

/**
 * Zamba2 (arXiv 2411.15242): Mamba-2 mixers, and `num_mem_blocks` blocks of attention that some layers call in turn,
 * on their input beside the first one's: twice as wide. Each call has narrow matrices of its own and a cache of its own.
 */
export const zamba2: Family = {
  types: ['zamba2'],
  read(config) {
    const sizes = usualSizes(config);
    const { width } = sizes;
    const heads = config.size('num_attention_heads', 32);
    const dim = (2 * width) / heads;
    if (!Number.isInteger(dim) && !Number.isNaN(dim))
      config.wrong(['num_attention_heads'], `must divide twice the width ${width}`, heads);
    const keys = { kv_heads: config.size('num_key_value_heads', heads), key_dim: dim, value_dim: dim };
    const inner = config.size('intermediate_size', 4 * width);
    const bias = config.yes('add_bias_linear', false);
    const mixers = config.size('n_mamba_heads', 8);
    const mamba = {
      heads: mixers,
      headDim: Math.floor((config.size('mamba_expand', 2) * width) / mixers),
      groups: config.size('mamba_ngroups', 1),
      state: config.size('mamba_d_state', 64),
      kernel: config.size('mamba_d_conv', 4),
      bias,
      convolutionBias: true,
      norm: true,
    };
    const called = calls(config, sizes.layers);
    const shared = config.size('num_mem_blocks', 1);
    const rank = config.size('adapter_rank', 128);
    const adapts = config.yes('use_shared_attention_adapter', false);
    const bytes = stateBytes(config, 2);
    for (const key of [
      'attention_hidden_size',
      'attention_head_dim',
      'kv_channels',
      'mamba_headdim',
      'chunk_size',
    ])
      config.find([key]);
    const addShared = (list: WeightList, at: string) => {
      list.norm(`${at}.input_layernorm`, 2 * width);
      addAttention(list, `${at}.self_attn`, 2 * width, { heads, keys, outputWidth: width });
      list.norm(`${at}.pre_ff_layernorm`, width);
      addFeedForward(list, `${at}.feed_forward`, width, { inner, gated: true, bias });
    };
    return decoder({
      ...sizes,
      tied: config.yes('tie_word_embeddings', true),
      layer(list, at, layer) {
        const call = called.indexOf(layer);
        if (call >= 0) {
          if (call < shared) addShared(list, `${at}.shared_transformer`);
          const own = `${at}.shared_transformer`;
          list.linear(`${own}.feed_forward.gate_up_proj_adapter_list.${call}.0`, width, rank);
          list.linear(`${own}.feed_forward.gate_up_proj_adapter_list.${call}.1`, rank, 2 * inner);
          for (const name of adapts ? ['q', 'k', 'v'] : []) {
            list.linear(`${own}.self_attn.linear_${name}_adapter_list.${call}.0`, 2 * width, rank);
            list.linear(`${own}.self_attn.linear_${name}_adapter_list.${call}.1`, rank, 2 * width);
          }
          list.linear(`${at}.linear`, width, width);
        }
        list.norm(`${at}.input_layernorm`, width);
        addMamba2(list, `${at}.mamba`, width, mamba);
        const state = mamba2State(mamba, bytes);
        return call < 0 ? { state } : { state, attention: { heads, keys } };
      },
    });
  },
};
