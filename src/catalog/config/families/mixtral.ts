import type { Family } from '../family.ts';
import { layeredDecoder } from './layered-decoder.ts';
import { slidingWindows, usualExperts, usualHeads, usualSizes } from './usual.ts';

/** Mixtral (arXiv 2401.04088): Mistral with experts in every layer; `intermediate_size` is an expert's. */
export const mixtral: Family = {
  types: ['mixtral'],
  read(config) {
    const sizes = usualSizes(config);
    const expert = {
      inner: config.size('intermediate_size'),
      gated: true,
      names: ['w1', 'w3', 'w2'],
    } as const;
    return layeredDecoder({
      sizes,
      tied: config.yes('tie_word_embeddings', false),
      attention: usualHeads(config, sizes.width, { kvHeads: 8 }),
      windows: slidingWindows(config, sizes.layers, () => config.has('sliding_window')),
      experts: { ...usualExperts(config), expert },
      modules: { sparse: 'block_sparse_moe' },
    });
  },
};
