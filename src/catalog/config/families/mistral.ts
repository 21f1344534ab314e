import type { Family } from '../family.ts';
import { windowEverywhere } from './usual.ts';
import { usualDecoder } from './usual-decoder.ts';

/** Mistral (arXiv 2310.06825): Llama with fewer heads of keys and, at first, a window in all layers; null switches it off. */
export const mistral: Family = {
  types: ['mistral', 'mistral3', 'pixtral', 'llava_mistral'],
  architectures: ['LlavaMistralForCausalLM'],
  defaults: {
    hidden_size: 4096,
    intermediate_size: 14336,
    num_hidden_layers: 32,
    num_attention_heads: 32,
    vocab_size: 32000,
  },
  read: (config) =>
    usualDecoder(config, {
      heads: { kvHeads: 8 },
      windows: (layers) => windowEverywhere(config, layers, 4096),
    }),
};
