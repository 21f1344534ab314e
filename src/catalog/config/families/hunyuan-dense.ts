import type { Family } from '../family.ts';
import { sameBiases } from './usual.ts';
import { usualDecoder } from './usual-decoder.ts';

/** Hunyuan without experts: norms of queries and keys by head. */
export const hunyuanDense: Family = {
  types: ['hunyuan_v1_dense', 'hunyuan_vl'],
  read: (config) =>
    usualDecoder(config, {
      tied: config.word('model_type')?.startsWith('hunyuan_vl') === true,
      attention: {
        biases: sameBiases(config),
        ...(config.yes('use_qk_norm', true) ? { queryKeyNorm: 'head' } : {}),
      },
      block: { bias: config.yes('mlp_bias', false) },
    }),
};
