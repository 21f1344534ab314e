import { type Dialect, layersOnly } from './dialect.ts';
import { exclusions } from './exclusions.ts';
import { pack } from './packing.ts';
import { mxfp8Packing } from './usual-packings.ts';

/** `quant_method: mxfp8`: matrices of the layers in 8 bit with an 8-bit scale for each 32 values (OCP Microscaling Formats 1.0). */
export const mxfp8: Dialect = {
  methods: ['mxfp8'],
  read(quantization) {
    const isLeftOut = exclusions(quantization, 'modules_to_not_convert', 'ignored_layers');
    return layersOnly(isLeftOut, (weight) => pack(weight, mxfp8Packing));
  },
};
