import type { Family } from '../family.ts';
import { sameBiases, windowEverywhere } from './usual.ts';
import { usualDecoder } from './usual-decoder.ts';

/** StarCoder 2 (arXiv 2402.19173): LayerNorms, biases, an ungated block, a window in all layers. */
export const starcoder2: Family = {
  types: ['starcoder2'],
  read(config) {
    const biases = sameBiases(config, 'use_bias', true);
    return usualDecoder(config, {
      tied: true,
      heads: { kvHeads: 2 },
      attention: { biases },
      block: { gated: false, bias: biases.qkv, names: ['', 'c_fc', 'c_proj'] },
      normHolds: 'offset',
      windows: (layers) => windowEverywhere(config, layers),
    });
  },
};
