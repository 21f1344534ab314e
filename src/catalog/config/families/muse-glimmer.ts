import type { Family } from '../family.ts';
import { fourNorms } from './gemma2.ts';
import { sameBiases, slidingWindows } from './usual.ts';
import { usualDecoder } from './usual-decoder.ts';

/** Language model of Muse Glimmer (transformers `MuseGlimmerTextModel`): a gate for what leaves attention, a window but in every fourth layer from the last. */
export const museGlimmer: Family = {
  types: ['muse_glimmer'],
  defaults: {
    hidden_size: 6656,
    intermediate_size: 19968,
    num_hidden_layers: 52,
    num_attention_heads: 32,
    vocab_size: 202048,
  },
  read(config) {
    const dim = config.size('head_dim', 128);
    const gated = dim * config.size('num_attention_heads');
    config.find(['layer_rope_theta']);
    return usualDecoder(config, {
      heads: { kvHeads: 2, headDim: dim },
      attention: { biases: sameBiases(config) },
      norms: fourNorms,
      windows: (layers) => slidingWindows(config, layers, (layer) => (layers - 1 - layer) % 4 > 0, 2048),
      more: (list, at, { width }) => list.linear(`${at}.self_attn.gate_proj`, width, gated),
    });
  },
};
