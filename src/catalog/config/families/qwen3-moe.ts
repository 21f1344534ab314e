import { addAttention } from '../../structure/parts/attention.ts';
import { decoder } from '../../structure/parts/decoder.ts';
import { addExperts, addFeedForward } from '../../structure/parts/feed-forward.ts';
import type { Family } from '../family.ts';
import { layerKinds, sparseKinds } from './layer-kinds.ts';
import { keeps } from './layered-decoder.ts';
import { slidingWindows, usualExperts, usualHeads, usualSizes } from './usual.ts';

/** Qwen3 with experts on every `decoder_sparse_step`-th layer, without shared ones; Mellum 2 says it layer by layer. */
export const qwen3Moe: Family = {
  types: ['qwen3_moe', 'qwen3_vl_moe', 'qwen3_omni_moe', 'mellum'],
  read(config) {
    const sizes = usualSizes(config);
    const { heads, keys } = usualHeads(config, sizes.width, { kvHeads: 4 });
    const experts = usualExperts(config);
    const step = config.size('decoder_sparse_step', 1);
    const dense = new Set(config.list('mlp_only_layers') ?? []);
    const expert = { inner: config.size('moe_intermediate_size'), gated: true };
    const types = layerKinds(config, 'mlp_layer_types', sizes.layers, sparseKinds);
    const isSparse = (layer: number) => types?.[layer] ?? ((layer + 1) % step === 0 && !dense.has(layer));
    const isAllSparse = types === null ? step === 1 && dense.size === 0 : !types.includes(false);
    const inner = config.count('intermediate_size', isAllSparse ? 0 : undefined);
    config.find(['max_window_layers']);
    const on = config.yes('use_sliding_window', false);
    const windows = slidingWindows(config, sizes.layers, () => on, 4096);
    const bias = config.yes('attention_bias', false);
    return decoder({
      ...sizes,
      tied: config.yes('tie_word_embeddings', false),
      experts,
      layer(list, at, layer) {
        list.norm(`${at}.input_layernorm`, sizes.width);
        const biases = { qkv: bias, output: bias };
        addAttention(list, `${at}.self_attn`, sizes.width, { heads, keys, biases, queryKeyNorm: 'head' });
        list.norm(`${at}.post_attention_layernorm`, sizes.width);
        if (isSparse(layer)) addExperts(list, `${at}.mlp`, sizes.width, { count: experts.count, expert });
        else addFeedForward(list, `${at}.mlp`, sizes.width, { inner, gated: true });
        return keeps({ heads, keys }, windows[layer]);
      },
    });
  },
};
