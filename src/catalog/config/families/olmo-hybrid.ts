import { addGatedDelta, deltaState } from '../../structure/parts/gated-delta.ts';
import type { Family } from '../family.ts';
import { layeredDecoder } from './layered-decoder.ts';
import { stateBytes } from './state-bytes.ts';
import { usualHeads, usualSizes } from './usual.ts';
import { layerKinds, linearKinds } from './layer-kinds.ts';

/** Olmo Hybrid: three of four layers are gated delta layers; norms over all heads of queries and keys in the others. */
export const olmoHybrid: Family = {
  types: ['olmo_hybrid'],
  read(config) {
    const sizes = usualSizes(config);
    const { width } = sizes;
    const bias = config.yes('attention_bias', false);
    const attention = usualHeads(config, width);
    const keyHeads = config.size('linear_num_key_heads', attention.heads);
    const keyDim = config.size('linear_key_head_dim', Math.floor((0.75 * width) / keyHeads));
    const delta = {
      keyHeads,
      valueHeads: config.size('linear_num_value_heads', attention.heads),
      keyDim,
      valueDim: config.size('linear_value_head_dim', 2 * keyDim),
      kernel: config.size('linear_conv_kernel_dim', 4),
      fused: false,
    };
    const types = layerKinds(config, 'layer_types', sizes.layers, linearKinds);
    const bytes = stateBytes(config, 4);
    return layeredDecoder({
      sizes,
      tied: config.yes('tie_word_embeddings', false),
      attention: { ...attention, biases: { qkv: bias, output: bias }, queryKeyNorm: 'all' },
      experts: null,
      dense: { inner: config.size('intermediate_size'), gated: true },
      mixer(list, at, layer) {
        if (types === null ? layer % 4 === 3 : types[layer] === false) return null;
        addGatedDelta(list, `${at}.linear_attn`, width, delta);
        return { state: deltaState(delta, bytes) };
      },
    });
  },
};
