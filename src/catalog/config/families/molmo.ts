import type { Family } from '../family.ts';
import { usualDecoder } from './usual-decoder.ts';

/** Rows that every Molmo has beside its vocabulary, for what its pictures add. */
const pictureRows = 128;

/** Molmo (arXiv 2409.17146): `intermediate_size` is gate and up together; the table has more rows than the output. */
export const molmo: Family = {
  types: ['molmo'],
  read(config) {
    const rows = config.size('embedding_size', config.size('vocab_size'));
    config.find(['norm_after']);
    return usualDecoder(config, {
      attention: {
        fused: 'att_proj',
        biases: { qkv: config.yes('qkv_bias', false), output: config.yes('include_bias', false) },
        ...(config.yes('attention_layer_norm', false) ? { queryKeyNorm: 'all' } : {}),
      },
      block: { inner: config.size('intermediate_size') / 2, fused: 'ff_proj', names: ['', '', 'ff_out'] },
      norms: ['attn_norm', 'ff_norm'],
      outside: (list, { width, vocabulary }) =>
        list.embedding('model.embed_tokens', rows - vocabulary + pictureRows, width),
      remarks: ['its image part is not counted'],
    });
  },
};
