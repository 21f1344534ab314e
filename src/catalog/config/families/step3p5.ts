import type { ConfigReader } from '../config-reader.ts';
import type { Family } from '../family.ts';
import { layeredDecoder } from './layered-decoder.ts';
import { slidingWindows, usualExperts, usualHeads, usualSizes } from './usual.ts';
import { layerKinds, sparseKinds } from './layer-kinds.ts';

/** Which layers have experts: words, a list of numbers as one string or a list, or all after the first ones. */
export function sparseLayers(config: ConfigReader, layers: number): (layer: number) => boolean {
  const types = layerKinds(config, 'mlp_layer_types', layers, sparseKinds);
  if (types !== null) return (layer) => types[layer] === true;
  const entry = config.find(['moe_layers_enum'])?.[1];
  if (entry !== undefined) {
    const listed = new Set((Array.isArray(entry) ? entry : String(entry).split(',')).map(Number));
    return (layer) => listed.has(layer);
  }
  const dense = config.count('first_k_dense_replace', 3);
  return (layer) => layer >= dense;
}

/**
 * Step 3.5 and 3.7: a gate a head, other heads where a window slides (`attention_other_setting`), a shared expert beside
 * the others.
 */
export const step3p5: Family = {
  types: ['step3p5', 'step3p7'],
  read(config) {
    const sizes = usualSizes(config);
    const windows = slidingWindows(config, sizes.layers, () => false);
    const { heads, keys } = usualHeads(config, sizes.width, { headDim: 128, kvHeads: 8 });
    const others = config.nested('attention_other_setting');
    const sliding = {
      heads: others?.size('num_attention_heads', heads) ?? config.size('num_sliding_attention_heads', heads),
      keys: { ...keys, kv_heads: others?.size('num_key_value_heads', keys.kv_heads) ?? keys.kv_heads },
    };
    const attention = (layer: number) => (windows[layer] === null ? { heads, keys } : sliding);
    config.find(['n_shared_experts']);
    const bias = config.yes('attention_bias', false);
    const expert = { inner: config.size('moe_intermediate_size'), gated: true };
    return layeredDecoder({
      sizes,
      tied: config.yes('tie_word_embeddings', false),
      attention: (layer) => ({
        ...attention(layer),
        biases: { qkv: bias, output: bias },
        queryKeyNorm: 'head',
      }),
      windows,
      experts: {
        ...usualExperts(config),
        expert,
        router: config.yes('use_moe_router_bias', true) ? 'correction' : 'plain',
        shared: { inner: config.size('share_expert_dim', expert.inner), gated: true },
        names: { correction: 'router_bias', experts: 'experts', shared: 'share_expert' },
      },
      isSparse: sparseLayers(config, sizes.layers),
      dense: { inner: config.size('intermediate_size'), gated: true },
      modules: { sparse: 'moe' },
      more: (list, at, layer) => list.linear(`${at}.self_attn.g_proj`, sizes.width, attention(layer).heads),
    });
  },
};
