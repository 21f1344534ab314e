import { wholeNumbers } from '../../structure/formats.ts';
import { type Dialect, layersOnly } from './dialect.ts';
import { exclusions } from './exclusions.ts';
import { groupSize } from './group-size.ts';
import { pack } from './packing.ts';

/** `quant_method: awq` (arXiv 2306.00978): whole numbers with a 16-bit scale, and a zero unless told otherwise, for each group. */
export const awq: Dialect = {
  methods: ['awq', 'awq_marlin'],
  read(quantization) {
    const bits = quantization.size(quantization.has('w_bit') ? 'w_bit' : 'bits', 4);
    const share = groupSize(
      quantization,
      quantization.has('q_group_size') ? 'q_group_size' : 'group_size',
      128,
    );
    const zero = quantization.yes('zero_point', true) ? bits : 0;
    const isLeftOut = exclusions(quantization, 'modules_to_not_convert');
    const format = wholeNumbers(bits);
    if (format === null) quantization.wrong(['bits'], 'must be 4, or another width of whole numbers', bits);
    return layersOnly(isLeftOut, (weight) =>
      format === null ? null : pack(weight, { format, bits, scales: { share, bits: 16 + zero } }),
    );
  },
};
