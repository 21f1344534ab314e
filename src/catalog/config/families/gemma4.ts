import { addAttention } from '../../structure/parts/attention.ts';
import { decoder } from '../../structure/parts/decoder.ts';
import { addExperts, addFeedForward } from '../../structure/parts/feed-forward.ts';
import type { WeightList } from '../../structure/weight.ts';
import type { ConfigReader } from '../config-reader.ts';
import type { Family } from '../family.ts';
import { fourNorms } from './gemma2.ts';
import { addPerLayerInput, addPerLayerTables } from './gemma3n.ts';
import { slidingWindows, usualExperts, usualHeads, usualSizes } from './usual.ts';

/**
 * Heads of layers with a window, and of those without: these have wider heads, and may take their keys as values. Newer
 * files say so in `per_layer_config`, equally for all layers without a window, instead of in keys of its own.
 */
function attentionPlans(config: ConfigReader, width: number, layerOfFar: number) {
  const near = usualHeads(config, width, { kvHeads: 4, headDim: 256 });
  const overrides = config.nested('per_layer_config');
  const own = overrides?.nested(String(layerOfFar).padStart(2, '0')) ?? null;
  const dim = own?.size('head_dim', 512) ?? config.size('global_head_dim', 512);
  const equal = config.yes('attention_k_eq_v', false);
  const few =
    own?.size('num_key_value_heads', near.keys.kv_heads) ??
    config.size('num_global_key_value_heads', near.keys.kv_heads);
  const kvHeads = equal ? few : near.keys.kv_heads;
  const far = { heads: near.heads, keys: { kv_heads: kvHeads, key_dim: dim, value_dim: dim } };
  return { near, far: { ...far, withoutValues: equal } };
}

/** Experts beside the block of every layer, with norms of their own. */
function addBesideExperts(list: WeightList, at: string, width: number, count: number, inner: number): void {
  for (const norm of [
    'post_feedforward_layernorm_1',
    'post_feedforward_layernorm_2',
    'pre_feedforward_layernorm_2',
  ])
    list.norm(`${at}.${norm}`, width);
  list.vector(`${at}.router.scale`, width);
  list.vector(`${at}.router.per_expert_scale`, count);
  addExperts(list, at, width, { count, expert: { inner, gated: true }, names: { router: 'router.proj' } });
}

/** Gemma 4 (transformers `Gemma4TextModel`): as Gemma 3, with experts beside the block, layers' own inputs or shared keys and values in some sizes. */
export const gemma4: Family = {
  types: ['gemma4', 'gemma4_unified'],
  defaults: {
    hidden_size: 2304,
    intermediate_size: 9216,
    num_hidden_layers: 30,
    num_attention_heads: 8,
    vocab_size: 262144,
  },
  read(config) {
    const sizes = usualSizes(config);
    const { layers, width } = sizes;
    const windows = slidingWindows(config, layers, (layer) => (layer + 1) % 6 > 0 && layer < layers - 1, 512);
    const { near, far } = attentionPlans(config, width, windows.indexOf(null));
    const inner = config.size('intermediate_size');
    const shared = layers - config.count('num_kv_shared_layers', 0);
    const wide = config.yes('use_double_wide_mlp', false) ? 2 : 1;
    const unified = config.word('model_type')?.startsWith('gemma4_unified') === true;
    const ownInput = config.count('hidden_size_per_layer_input', unified ? 0 : 256);
    const rows = config.size('vocab_size_per_layer_input', 262144);
    const sparse = config.yes('enable_moe_block', false);
    const experts = sparse ? usualExperts(config) : null;
    const expertInner = sparse ? config.size('moe_intermediate_size') : 0;
    return decoder({
      ...sizes,
      tied: config.yes('tie_word_embeddings', true),
      experts,
      ...(ownInput === 0 ? {} : { outside: (list) => addPerLayerTables(list, sizes, ownInput, rows) }),
      layer(list, at, layer) {
        const window = windows[layer] ?? null;
        const plan = window === null ? far : near;
        const shares = layer >= shared;
        for (const norm of fourNorms) list.norm(`${at}.${norm}`, width);
        addAttention(list, `${at}.self_attn`, width, { ...plan, queryKeyNorm: 'head', queriesAlone: shares });
        addFeedForward(list, `${at}.mlp`, width, { inner: inner * (shares ? wide : 1), gated: true });
        if (ownInput > 0) addPerLayerInput(list, at, width, ownInput);
        if (experts !== null) addBesideExperts(list, at, width, experts.count, expertInner);
        const { heads, keys } = plan;
        const seen = { ...(window === null ? {} : { window }), ...(shares ? { cached_layers: 0 } : {}) };
        return { attention: { heads, keys, ...seen } };
      },
    });
  },
};
