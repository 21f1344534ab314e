import type { Family } from '../family.ts';
import { layeredDecoder } from './layered-decoder.ts';
import { slidingWindows, usualExperts, usualHeads, usualSizes } from './usual.ts';

/**
 * gpt-oss (arXiv 2508.10925): biases everywhere, a learnt sink a head, a window on every other layer from the first on;
 * `intermediate_size` is an expert's. All experts' matrices are one tensor.
 */
export const gptOss: Family = {
  types: ['gpt_oss'],
  read(config) {
    const sizes = usualSizes(config);
    const bias = config.yes('attention_bias', true);
    return layeredDecoder({
      sizes,
      tied: config.yes('tie_word_embeddings', false),
      attention: {
        ...usualHeads(config, sizes.width, { kvHeads: 8, headDim: 64 }),
        biases: { qkv: bias, output: bias },
        sinks: true,
      },
      windows: slidingWindows(config, sizes.layers, (layer) => layer % 2 === 0, 128),
      experts: {
        ...usualExperts(config),
        expert: {
          inner: config.size('intermediate_size'),
          gated: true,
          bias: true,
        },
        router: 'bias',
        names: { router: 'router', experts: 'experts' },
      },
    });
  },
};
