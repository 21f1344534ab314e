import type { Family } from '../family.ts';
import { sameBiases } from './usual.ts';
import { usualDecoder } from './usual-decoder.ts';

/** Gemma (arXiv 2403.08295): input and output share a table, heads are 256 wide. */
export const gemma: Family = {
  types: ['gemma'],
  defaults: {
    hidden_size: 3072,
    intermediate_size: 24576,
    num_hidden_layers: 28,
    num_attention_heads: 16,
    vocab_size: 256000,
  },
  read: (config) =>
    usualDecoder(config, {
      tied: true,
      heads: { kvHeads: 16, headDim: 256 },
      attention: { biases: sameBiases(config) },
    }),
};
