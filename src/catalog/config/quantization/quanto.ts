import { type Dialect, layersOnly } from './dialect.ts';
import { exclusions } from './exclusions.ts';
import { pack, type Packing } from './packing.ts';

/** Widths of optimum-quanto: a 16-bit scale for each row, or a scale and a shift for each 128 values below 8 bit. */
const widths: Readonly<Record<string, Packing>> = {
  int8: { format: 'int8 weights', bits: 8, scales: { share: 'row', bits: 16 } },
  float8: { format: 'fp8 weights', bits: 8, scales: { share: 'row', bits: 16 } },
  int4: { format: 'int4 weights', bits: 4, scales: { share: 128, bits: 32 } },
  int2: { format: 'int2 weights', bits: 2, scales: { share: 128, bits: 32 } },
};

/** `quant_method: quanto` (github.com/huggingface/optimum-quanto). */
export const quanto: Dialect = {
  methods: ['quanto'],
  read(quantization) {
    const isLeftOut = exclusions(quantization, 'modules_to_not_convert');
    const word = quantization.word('weights') ?? 'int8';
    const packing = Object.hasOwn(widths, word) ? (widths[word] ?? null) : null;
    if (packing === null)
      quantization.wrong(['weights'], 'is no width', word, `known: ${Object.keys(widths).join(', ')}`);
    return layersOnly(isLeftOut, (weight) => (packing === null ? null : pack(weight, packing)));
  },
};
