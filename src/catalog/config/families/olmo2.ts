import type { Family } from '../family.ts';
import { sameBiases, slidingWindows } from './usual.ts';
import { usualDecoder } from './usual-decoder.ts';

/** OLMo 2 (arXiv 2501.00656): norms after attention and block, and over all queries and all keys. OLMo 3: windows in three layers of four. */
export const olmo2: Family = {
  types: ['olmo2', 'olmo3'],
  read(config) {
    const slides = config.word('model_type') === 'olmo3';
    return usualDecoder(config, {
      attention: { biases: sameBiases(config), queryKeyNorm: 'all' },
      norms: ['post_attention_layernorm', 'post_feedforward_layernorm'],
      windows: (layers) => slidingWindows(config, layers, (layer) => slides && (layer + 1) % 4 > 0, 4096),
    });
  },
};
