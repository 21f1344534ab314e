import { type Dialect, layersOnly } from './dialect.ts';
import { exclusions } from './exclusions.ts';
import { pack } from './packing.ts';
import { mxfp4Packing } from './usual-packings.ts';

/** `quant_method: mxfp4`, as gpt-oss is released: routed experts in 4 bit, nothing else (gpt-oss model card, arXiv 2508.10925). */
export const mxfp4: Dialect = {
  methods: ['mxfp4'],
  read(quantization) {
    const isLeftOut = exclusions(quantization, 'modules_to_not_convert');
    return layersOnly(isLeftOut, (weight) => (weight.routed ? pack(weight, mxfp4Packing) : null));
  },
};
