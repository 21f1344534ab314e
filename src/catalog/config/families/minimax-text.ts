import type { ConfigReader } from '../config-reader.ts';
import type { Family } from '../family.ts';
import { layeredDecoder } from './layered-decoder.ts';
import { usualExperts, usualHeads, usualSizes } from './usual.ts';
import { layerKinds, linearKinds } from './layer-kinds.ts';

/** Which layers are lightning attention: a list of 0 for those, words, or every other one from the second on. */
function isLinear(config: ConfigReader, layers: number): (layer: number) => boolean {
  const list = layerKinds(config, 'attn_type_list', layers, { 0: true, 1: false });
  if (list !== null) return (layer) => list[layer] === true;
  const types = layerKinds(config, 'layer_types', layers, linearKinds);
  return (layer) => (types === null ? layer % 2 === 1 : types[layer] === true);
}

/**
 * MiniMax-Text-01 and M1 (arXiv 2501.08313): lightning attention with a matrix a head in 32 bit for a state, and
 * attention in one of eight layers; `intermediate_size` is an expert's.
 */
export const minimaxText: Family = {
  types: ['minimax_text_01', 'minimax_m1', 'minimax'],
  read(config) {
    const sizes = usualSizes(config);
    const { width } = sizes;
    const attention = usualHeads(config, width, { kvHeads: 8 });
    const { heads, keys } = attention;
    const all = heads * keys.key_dim;
    const linear = isLinear(config, sizes.layers);
    const shared = config.find(['shared_intermediate_size'])?.[1];
    if (shared !== undefined && shared !== 0 && JSON.stringify(shared) !== '[0]')
      config.wrong(['shared_intermediate_size'], 'a shared expert is not known in this family', shared);
    for (const key of ['postnorm', 'shared_moe_mode']) config.find([key]);
    return layeredDecoder({
      sizes,
      tied: config.yes('tie_word_embeddings', false),
      attention,
      experts: {
        ...usualExperts(config),
        expert: { inner: config.size('intermediate_size'), gated: true, names: ['w1', 'w3', 'w2'] },
      },
      modules: { sparse: 'block_sparse_moe' },
      mixer(list, at, layer) {
        if (!linear(layer)) return null;
        list.linear(`${at}.self_attn.qkv_proj`, width, 3 * all);
        list.linear(`${at}.self_attn.output_gate`, width, all);
        list.norm(`${at}.self_attn.norm`, all);
        list.linear(`${at}.self_attn.out_proj`, all, width);
        const values = heads * keys.key_dim * keys.value_dim;
        // Decay and input in three operations a value, output in two.
        return { state: { bytes: 4 * values, flop: 5 * values } };
      },
    });
  },
};
