import type { Family } from '../family.ts';
import { layeredDecoder } from './layered-decoder.ts';
import { slidingWindows, usualExperts, usualHeads, usualSizes } from './usual.ts';
import { layerKinds, sparseKinds } from './layer-kinds.ts';

/** Command with experts: attention and block side by side after one norm; `intermediate_size` is an expert's. */
export const cohere2Moe: Family = {
  types: ['cohere2_moe'],
  read(config) {
    const sizes = usualSizes(config);
    const bias = config.yes('attention_bias', false);
    const inner = config.size('intermediate_size');
    const shared = config.count('n_shared_experts', 0);
    const types = layerKinds(config, 'mlp_layer_types', sizes.layers, sparseKinds);
    const dense = config.count('first_k_dense_replace', 0);
    const isDense = (layer: number) => (types === null ? layer < dense : types[layer] === false);
    const prefix = config.size('prefix_dense_sliding_window_pattern', 1);
    const pattern = config.size('sliding_window_pattern', 4);
    const slides = (layer: number) =>
      layer < dense ? (layer + 1) % prefix > 0 : (layer - dense + 1) % pattern > 0;
    const needsDense = types === null ? dense > 0 : types.includes(false);
    return layeredDecoder({
      sizes,
      tied: config.yes('tie_word_embeddings', true),
      attention: {
        ...usualHeads(config, sizes.width, { headDim: 128 }),
        biases: { qkv: bias, output: bias },
      },
      windows: slidingWindows(config, sizes.layers, slides, 4096),
      experts: {
        ...usualExperts(config),
        expert: { inner, gated: true },
        shared: shared === 0 ? null : { inner: inner * shared, gated: true },
      },
      isSparse: (layer) => !isDense(layer),
      dense: {
        inner: config.count('prefix_dense_intermediate_size', needsDense ? undefined : 0),
        gated: true,
      },
      norms: ['input_layernorm'],
    });
  },
};
