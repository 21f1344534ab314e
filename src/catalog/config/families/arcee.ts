import type { Family } from '../family.ts';
import { sameBiases } from './usual.ts';
import { usualDecoder } from './usual-decoder.ts';

/** Arcee AFM: Llama with a block that squares instead of being gated. */
export const arcee: Family = {
  types: ['arcee'],
  read: (config) =>
    usualDecoder(config, {
      attention: { biases: sameBiases(config) },
      block: { gated: false, bias: config.yes('mlp_bias', false) },
    }),
};
