import { type Dialect, layersOnly } from './dialect.ts';
import { exclusions } from './exclusions.ts';
import { pack } from './packing.ts';

/** `quant_method: eetq`: 8-bit whole numbers with a 16-bit scale for each row (github.com/NetEase-FuXi/EETQ). */
export const eetq: Dialect = {
  methods: ['eetq'],
  read(quantization) {
    const isLeftOut = exclusions(quantization, 'modules_to_not_convert');
    return layersOnly(isLeftOut, (weight) =>
      pack(weight, { format: 'int8 weights', bits: 8, scales: { share: 'row', bits: 16 } }),
    );
  },
};
