import type { Family } from '../family.ts';
import { sameBiases } from './usual.ts';
import { usualDecoder } from './usual-decoder.ts';

/** Helium (Kyutai): Llama with heads 128 wide. */
export const helium: Family = {
  types: ['helium'],
  read(config) {
    const { qkv } = sameBiases(config);
    return usualDecoder(config, {
      heads: { headDim: 128 },
      attention: { biases: { qkv, output: false } },
      block: { bias: config.yes('mlp_bias', false) },
    });
  },
};
