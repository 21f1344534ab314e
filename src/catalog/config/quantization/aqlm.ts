import { powerOfTwo } from '../../../elementary/elementary.ts';
import { type Dialect, layersOnly } from './dialect.ts';
import { exclusions } from './exclusions.ts';
import { pack } from './packing.ts';

/**
 * `quant_method: aqlm` (arXiv 2401.06118): groups of values are sums of entries of codebooks, with the codebooks and a
 * scale for each output in 16 bit.
 */
export const aqlm: Dialect = {
  methods: ['aqlm'],
  read(quantization) {
    const isLeftOut = exclusions(quantization, 'linear_weights_not_to_quantize');
    const values = quantization.size('in_group_size', 8) * quantization.size('out_group_size', 1);
    const books = quantization.size('num_codebooks', 1);
    const bits = quantization.size('nbits_per_codebook', 16);
    if (bits > 16) quantization.wrong(['nbits_per_codebook'], 'must not exceed 16', bits);
    return layersOnly(isLeftOut, (weight) =>
      pack(weight, {
        format: 'codes of few bits',
        bits: (books * bits) / values,
        scales: { share: 'row', bits: 16 },
        matrixBytes: 2 * books * powerOfTwo(bits) * values,
      }),
    );
  },
};
