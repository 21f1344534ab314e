import type { Family } from '../family.ts';
import { fourNorms } from './gemma2.ts';
import { sameBiases, slidingWindows } from './usual.ts';
import { usualDecoder } from './usual-decoder.ts';

/** Gemma 3 (arXiv 2503.19786): five layers with a window to one without; norms of queries and keys by head. */
export const gemma3: Family = {
  types: ['gemma3'],
  defaults: {
    hidden_size: 2304,
    intermediate_size: 9216,
    num_hidden_layers: 26,
    num_attention_heads: 8,
    vocab_size: 262208,
  },
  read(config) {
    const pattern = config.size('sliding_window_pattern', config.size('_sliding_window_pattern', 6));
    return usualDecoder(config, {
      tied: true,
      heads: { kvHeads: 4, headDim: 256 },
      attention: { biases: sameBiases(config), queryKeyNorm: 'head' },
      norms: fourNorms,
      windows: (layers) => slidingWindows(config, layers, (layer) => (layer + 1) % pattern > 0, 4096),
    });
  },
};
