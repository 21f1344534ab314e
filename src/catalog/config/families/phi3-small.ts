import type { Family } from '../family.ts';
import { usualDecoder } from './usual-decoder.ts';

/**
 * Phi-3-small (arXiv 2404.14219): biases everywhere, LayerNorms, one table. Between layers that see everything are some where
 * each head looks at the newest tokens and at blocks of older ones; as heads look at different ones, all are kept.
 */
export const phi3Small: Family = {
  types: ['phi3small'],
  read(config) {
    const layers = config.layers();
    const step = config.size('dense_attention_every_n_layers', 1);
    const sparse = layers - Math.floor(layers / step);
    for (const key of ['block_size', 'homo_head_pattern', 'num_local_blocks', 'vert_stride'])
      config.find([`blocksparse_${key}`]);
    config.find(['blocksparse_triton_kernel_block_size']);
    return usualDecoder(config, {
      tied: true,
      attention: { fused: 'query_key_value', biases: { qkv: true, output: true } },
      block: { inner: config.size('ff_intermediate_size'), fused: 'up_proj', bias: true },
      normHolds: 'offset',
      remarks:
        sparse > 0
          ? [
              `${sparse} of its ${layers} layers look only at some of the earlier tokens: they are counted as if they looked at all`,
            ]
          : [],
    });
  },
};
