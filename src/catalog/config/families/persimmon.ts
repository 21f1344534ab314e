import type { Family } from '../family.ts';
import { usualDecoder } from './usual-decoder.ts';

/** Persimmon and the language model of Fuyu: LayerNorms, biases, an ungated block. */
export const persimmon: Family = {
  types: ['persimmon', 'fuyu'],
  read: (config) =>
    usualDecoder(config, {
      attention: {
        biases: { qkv: true, output: true },
        ...(config.yes('qk_layernorm', true) ? { queryKeyNorm: 'head offset' } : {}),
      },
      block: { gated: false, bias: true, names: ['', 'dense_h_to_4h', 'dense_4h_to_h'] },
      normHolds: 'offset',
    }),
};
