import type { Family } from '../family.ts';
import { sameBiases } from './usual.ts';
import { usualDecoder } from './usual-decoder.ts';

/** Jais 2: LayerNorms, biases and a block that squares instead of being gated. */
export const jais2: Family = {
  types: ['jais2'],
  read: (config) =>
    usualDecoder(config, {
      attention: { biases: sameBiases(config, 'attention_bias', true) },
      block: { gated: false, bias: config.yes('mlp_bias', true) },
      normHolds: 'offset',
    }),
};
