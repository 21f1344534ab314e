import type { Family } from '../family.ts';
import { fourfold, usualDecoder } from './usual-decoder.ts';

/** XGLM (arXiv 2112.10668): positions are computed; LayerNorms and biases; one table for input and output. */
export const xglm: Family = {
  types: ['xglm'],
  read: (config) =>
    usualDecoder(config, {
      tied: true,
      attention: { biases: { qkv: true, output: true } },
      block: { inner: fourfold(config), gated: false, bias: true, names: ['', 'fc1', 'fc2'] },
      norms: ['self_attn_layer_norm', 'final_layer_norm'],
      normHolds: 'offset',
    }),
};
