import type { Family } from '../family.ts';
import { fourfold, usualDecoder } from './usual-decoder.ts';

/** GPT-2: learnt positions, LayerNorms, biases; one table for input and output. */
export const gpt2: Family = {
  types: ['gpt2', 'gpt-sw3'],
  read: (config) =>
    usualDecoder(config, {
      tied: true,
      attention: { fused: 'c_attn', biases: { qkv: true, output: true } },
      block: { inner: fourfold(config), gated: false, bias: true, names: ['', 'c_fc', 'c_proj'] },
      modules: ['attn', 'mlp'],
      norms: ['ln_1', 'ln_2'],
      normHolds: 'offset',
      positions: config.size('max_position_embeddings', 1024),
    }),
};
