import type { Family } from '../family.ts';
import { usualDecoder } from './usual-decoder.ts';

/** Qwen 1 (arXiv 2309.16609): biases on queries, keys and values alone; `intermediate_size` is twice the width of the gate. */
export const qwen: Family = {
  types: ['qwen'],
  architectures: ['QWenLMHeadModel'],
  read: (config) =>
    usualDecoder(config, {
      attention: { biases: { qkv: true, output: !config.yes('no_bias', true) } },
      block: { inner: config.size('intermediate_size') / 2, names: ['w2', 'w1', 'c_proj'] },
      modules: ['attn', 'mlp'],
      norms: ['ln_1', 'ln_2'],
    }),
};
