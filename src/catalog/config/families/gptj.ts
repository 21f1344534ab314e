import type { Family } from '../family.ts';
import { fourfold, usualDecoder } from './usual-decoder.ts';

/** GPT-J and CodeGen (arXiv 2203.13474): attention and block side by side after one norm; biases in the block and at the output. */
export const gptj: Family = {
  types: ['gptj', 'codegen'],
  read: (config) =>
    usualDecoder(config, {
      block: { inner: fourfold(config), gated: false, bias: true, names: ['', 'fc_in', 'fc_out'] },
      modules: ['attn', 'mlp'],
      norms: ['ln_1'],
      normHolds: 'offset',
      headBias: true,
    }),
};
