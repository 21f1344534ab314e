import type { Family } from '../family.ts';
import { layeredDecoder } from './layered-decoder.ts';
import { usualExperts, usualHeads, usualSizes } from './usual.ts';

/** OLMoE (arXiv 2409.02060) and FlexOlmo, which has its norms after attention and block: norms over all heads of queries and keys. */
export const olmoe: Family = {
  types: ['olmoe', 'flex_olmo'],
  read(config) {
    const sizes = usualSizes(config);
    const bias = config.yes('attention_bias', false);
    return layeredDecoder({
      sizes,
      tied: config.yes('tie_word_embeddings', false),
      attention: {
        ...usualHeads(config, sizes.width),
        biases: { qkv: bias, output: bias },
        queryKeyNorm: 'all',
      },
      experts: {
        ...usualExperts(config),
        expert: { inner: config.size('intermediate_size'), gated: true },
      },
    });
  },
};
