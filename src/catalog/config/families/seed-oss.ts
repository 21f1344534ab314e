import type { Family } from '../family.ts';
import { usualDecoder } from './usual-decoder.ts';

/** Seed-OSS (ByteDance): biases on queries, keys and values, and one of its own on the output. */
export const seedOss: Family = {
  types: ['seed_oss'],
  read: (config) =>
    usualDecoder(config, {
      heads: { headDim: 128 },
      attention: {
        biases: {
          qkv: config.yes('attention_bias', true),
          output: config.yes('attention_out_bias', false),
        },
      },
      block: { bias: config.yes('mlp_bias', false) },
    }),
};
