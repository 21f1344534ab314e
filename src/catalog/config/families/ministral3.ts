import type { Family } from '../family.ts';
import { slidingWindows } from './usual.ts';
import { usualDecoder } from './usual-decoder.ts';

/** Ministral 3 and Devstral 2: Mistral without a window of its own; Ministral 8B names its layers one by one. */
export const ministral3: Family = {
  types: ['ministral3', 'ministral'],
  defaults: {
    hidden_size: 4096,
    intermediate_size: 14336,
    num_hidden_layers: 34,
    num_attention_heads: 32,
    vocab_size: 131072,
  },
  read: (config) =>
    usualDecoder(config, {
      heads: { kvHeads: 8 },
      windows: (layers) => slidingWindows(config, layers, () => config.has('sliding_window')),
    }),
};
