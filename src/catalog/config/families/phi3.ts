import type { Family } from '../family.ts';
import { windowEverywhere } from './usual.ts';
import { usualDecoder } from './usual-decoder.ts';

/** Phi-3 (arXiv 2404.14219) and Phi-4: Llama with fused matrices. The window of the first files is real. */
export const phi3: Family = {
  types: ['phi3', 'phi3_v', 'phi4mm', 'phi4_multimodal'],
  defaults: {
    hidden_size: 3072,
    intermediate_size: 8192,
    num_hidden_layers: 32,
    num_attention_heads: 32,
    vocab_size: 32064,
  },
  read: (config) =>
    usualDecoder(config, {
      attention: { fused: 'qkv_proj' },
      block: { fused: 'gate_up_proj' },
      windows: (layers) => windowEverywhere(config, layers),
    }),
};
