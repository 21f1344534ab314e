import type { Family } from '../family.ts';
import { sameBiases, switchedWindow } from './usual.ts';
import { usualDecoder } from './usual-decoder.ts';

/** Qwen3 (arXiv 2505.09388): queries and keys have a norm of a head's width each. */
export const qwen3: Family = {
  types: ['qwen3', 'qwen3_vl'],
  defaults: {
    hidden_size: 4096,
    intermediate_size: 22016,
    num_hidden_layers: 32,
    num_attention_heads: 32,
    num_key_value_heads: 32,
    vocab_size: 151936,
  },
  read: (config) =>
    usualDecoder(config, {
      heads: { headDim: 128 },
      attention: { biases: sameBiases(config), queryKeyNorm: 'head' },
      windows: (layers) => switchedWindow(config, layers),
    }),
};
