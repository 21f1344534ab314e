import { type Dialect, layersOnly } from './dialect.ts';
import { exclusions } from './exclusions.ts';
import { pack } from './packing.ts';
import { fp8Packing } from './usual-packings.ts';

/** `quant_method: fbgemm_fp8`, as Llama-3.1-405B-FP8 is released: 8-bit floats with a 32-bit scale for each row. */
export const fbgemmFp8: Dialect = {
  methods: ['fbgemm_fp8'],
  read(quantization) {
    const isLeftOut = exclusions(quantization, 'modules_to_not_convert');
    return layersOnly(isLeftOut, (weight) => pack(weight, fp8Packing('row')));
  },
};
