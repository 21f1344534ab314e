import type { Family } from '../family.ts';
import { usualDecoder } from './usual-decoder.ts';

/** TeleChat and TeleChat2 (arXiv 2401.03804): biases where attention and block leave. */
export const telechat: Family = {
  types: ['telechat'],
  read(config) {
    const normed = config.yes('embed_layernorm', false);
    if (!config.has('tie_word_embeddings')) config.missing(['tie_word_embeddings']);
    return usualDecoder(config, {
      attention: { biases: { qkv: false, output: true } },
      modules: ['self_attention', 'mlp'],
      more: (list, at, { width }) => list.vector(`${at}.mlp.down_proj.bias`, width),
      ...(normed
        ? { outside: (list, { width }) => list.norm('model.word_embeddings_layernorm', width) }
        : {}),
    });
  },
};
