import type { Family } from '../family.ts';
import { fourfold, usualDecoder } from './usual-decoder.ts';

/** BLOOM (arXiv 2211.05100): positions by bias (ALiBi), a norm after the table too; one table for input and output. */
export const bloom: Family = {
  types: ['bloom'],
  read: (config) =>
    usualDecoder(config, {
      tied: true,
      attention: { fused: 'query_key_value', biases: { qkv: true, output: true } },
      block: {
        inner: fourfold(config),
        gated: false,
        bias: true,
        names: ['', 'dense_h_to_4h', 'dense_4h_to_h'],
      },
      modules: ['self_attention', 'mlp'],
      normHolds: 'offset',
      outside: (list, { width }) => list.norm('model.word_embeddings_layernorm', width, true),
    }),
};
