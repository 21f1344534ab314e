import type { Family } from '../family.ts';
import { sameBiases } from './usual.ts';
import { usualDecoder } from './usual-decoder.ts';

/** Llama 1 to 3 (arXiv 2302.13971), and what others built the same way: RMS norms, a gated block, rotary positions. */
export const llama: Family = {
  types: ['llama', 'codellama', 'yi', 'Yi', 'aquila', 'xverse', 'exaone', 'granite', 'llava'],
  architectures: ['LlavaLlamaForCausalLM'],
  defaults: {
    hidden_size: 4096,
    intermediate_size: 11008,
    num_hidden_layers: 32,
    num_attention_heads: 32,
    vocab_size: 32000,
  },
  read: (config) =>
    usualDecoder(config, {
      // One key puts a bias on queries, keys, values and output, another on all three matrices of the block.
      attention: { biases: sameBiases(config) },
      block: { bias: config.yes('mlp_bias', false) },
    }),
};
