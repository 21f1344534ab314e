import { type Dialect, layersOnly } from './dialect.ts';
import { exclusions } from './exclusions.ts';
import { pack } from './packing.ts';

/**
 * `quant_method: bitnet` (BitNet b1.58, arXiv 2402.17764): three values, four packed to a byte, and a 16-bit scale for
 * the matrix. With `quantization_mode: online` the checkpoint keeps 16 bit.
 */
export const bitnet: Dialect = {
  methods: ['bitnet'],
  read(quantization) {
    const isLeftOut = exclusions(quantization, 'modules_to_not_convert');
    if (quantization.word('quantization_mode') === 'online') return () => null;
    return layersOnly(isLeftOut, (weight) => pack(weight, { format: 'ternary', bits: 2, matrixBytes: 2 }));
  },
};
