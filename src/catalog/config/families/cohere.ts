import type { Family } from '../family.ts';
import { sameBiases } from './usual.ts';
import { usualDecoder } from './usual-decoder.ts';

/** Command R (Cohere): attention and block side by side after one norm without an offset; one table for input and output. */
export const cohere: Family = {
  types: ['cohere'],
  read: (config) =>
    usualDecoder(config, {
      tied: true,
      attention: {
        biases: sameBiases(config),
        ...(config.yes('use_qk_norm', false) ? { queryKeyNorm: 'all' } : {}),
      },
      norms: ['input_layernorm'],
    }),
};
