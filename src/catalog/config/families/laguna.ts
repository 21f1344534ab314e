import type { Family } from '../family.ts';
import { layeredDecoder } from './layered-decoder.ts';
import { slidingWindows, usualExperts, usualHeads, usualSizes } from './usual.ts';
import { layerKinds, sparseKinds } from './layer-kinds.ts';

/** Laguna: heads that differ by layer, a gate a head or a value for what leaves attention, a shared expert. */
export const laguna: Family = {
  types: ['laguna'],
  read(config) {
    const sizes = usualSizes(config);
    const bias = config.yes('attention_bias', false);
    const { heads, keys } = usualHeads(config, sizes.width, { kvHeads: 8, headDim: 128 });
    const own = config.perLayer('num_attention_heads_per_layer', sizes.layers);
    const headsOf = (layer: number) => (typeof own?.[layer] === 'number' ? own[layer] : heads);
    const types = layerKinds(config, 'mlp_layer_types', sizes.layers, sparseKinds);
    const gating = config.find(['gating'])?.[1] ?? true;
    const gates = (layer: number) =>
      headsOf(layer) * (gating === true || gating === 'per-head' ? 1 : keys.key_dim);
    return layeredDecoder({
      sizes,
      tied: config.yes('tie_word_embeddings', false),
      attention: (layer) => ({
        heads: headsOf(layer),
        keys,
        biases: { qkv: bias, output: bias },
        queryKeyNorm: 'head',
      }),
      windows: slidingWindows(config, sizes.layers, () => false),
      experts: {
        ...usualExperts(config),
        expert: { inner: config.size('moe_intermediate_size'), gated: true },
        router: 'correction',
        shared: { inner: config.size('shared_expert_intermediate_size'), gated: true },
      },
      isSparse: (layer) => (types === null ? layer > 0 : types[layer] === true),
      dense: { inner: config.size('intermediate_size'), gated: true },
      more: (list, at, layer) => list.linear(`${at}.self_attn.g_proj`, sizes.width, gates(layer)),
    });
  },
};
