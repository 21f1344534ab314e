import type { Family } from '../family.ts';
import { sameBiases } from './usual.ts';
import { usualDecoder } from './usual-decoder.ts';

/** InternLM 1 to 3 (arXiv 2403.17297): Llama with other keys for the biases. */
export const internlm: Family = {
  types: ['internlm', 'internlm2', 'internlm3'],
  read(config) {
    const first = config.word('model_type') === 'internlm';
    const { output, qkv } = sameBiases(config, 'bias', first);
    return usualDecoder(config, {
      attention: { biases: { qkv: config.yes('qkv_bias', qkv), output } },
      block: { bias: first ? false : output },
    });
  },
};
