import type { Family } from '../family.ts';
import { sameBiases } from './usual.ts';
import { fourfold, usualDecoder } from './usual-decoder.ts';

/** GPT-NeoX and Pythia (arXiv 2204.06745): two LayerNorms a layer whether attention and block are side by side or not. */
export const gptNeox: Family = {
  types: ['gpt_neox'],
  read: (config) =>
    usualDecoder(config, {
      attention: { fused: 'query_key_value', biases: sameBiases(config, 'attention_bias', true) },
      block: {
        inner: fourfold(config),
        gated: false,
        bias: true,
        names: ['', 'dense_h_to_4h', 'dense_4h_to_h'],
      },
      modules: ['attention', 'mlp'],
      normHolds: 'offset',
    }),
};
