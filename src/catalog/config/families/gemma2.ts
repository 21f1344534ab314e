import type { Family } from '../family.ts';
import { sameBiases, slidingWindows } from './usual.ts';
import { usualDecoder } from './usual-decoder.ts';

/** Norms of a layer in Gemma 2 and 3: before and after attention, before and after the block. */
export const fourNorms = [
  'input_layernorm',
  'post_attention_layernorm',
  'pre_feedforward_layernorm',
  'post_feedforward_layernorm',
];

/** Gemma 2 (arXiv 2408.00118): every other layer has a window, the first one too. VaultGemma has two norms a layer. */
export const gemma2: Family = {
  types: ['gemma2', 'vaultgemma', 'shieldgemma2'],
  defaults: {
    hidden_size: 2304,
    intermediate_size: 9216,
    num_hidden_layers: 26,
    num_attention_heads: 8,
    vocab_size: 256000,
  },
  read: (config) =>
    usualDecoder(config, {
      tied: true,
      heads: { kvHeads: 4, headDim: 256 },
      attention: { biases: sameBiases(config) },
      norms:
        config.word('model_type') === 'vaultgemma'
          ? ['input_layernorm', 'pre_feedforward_layernorm']
          : fourNorms,
      windows: (layers) => slidingWindows(config, layers, (layer) => layer % 2 === 0, 4096),
    }),
};
