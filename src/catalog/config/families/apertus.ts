import type { Family } from '../family.ts';
import { sameBiases } from './usual.ts';
import { usualDecoder } from './usual-decoder.ts';

/** Apertus (arXiv 2509.14233): an ungated block with two learnt numbers (xIELU), norms of queries and keys by head. */
export const apertus: Family = {
  types: ['apertus'],
  read: (config) =>
    usualDecoder(config, {
      attention: { biases: sameBiases(config), queryKeyNorm: 'head' },
      block: { gated: false, bias: config.yes('mlp_bias', false) },
      norms: ['attention_layernorm', 'feedforward_layernorm'],
      more: (list, at) => list.vector(`${at}.mlp.act_fn`, 2),
    }),
};
