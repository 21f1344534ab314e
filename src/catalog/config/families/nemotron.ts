import type { Family } from '../family.ts';
import { sameBiases } from './usual.ts';
import { usualDecoder } from './usual-decoder.ts';

/** Nemotron-4 and Minitron (arXiv 2402.16819): LayerNorms and a block that squares instead of being gated. */
export const nemotron: Family = {
  types: ['nemotron'],
  read: (config) =>
    usualDecoder(config, {
      attention: { biases: sameBiases(config) },
      block: { gated: false, bias: config.yes('mlp_bias', false) },
      normHolds: 'offset',
    }),
};
