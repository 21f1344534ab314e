import type { ConfigReader } from '../config-reader.ts';
import { type Dialect, layersOnly } from './dialect.ts';
import { exclusions } from './exclusions.ts';
import { pack, type Packing } from './packing.ts';

/** `quant_method: bitsandbytes`: 4 bit as in QLoRA (arXiv 2305.14314), or 8 bit as in LLM.int8() (arXiv 2208.07339). */
export const bitsandbytes: Dialect = {
  methods: ['bitsandbytes', 'bitsandbytes_4bit', 'bitsandbytes_8bit'],
  matches: (quantization) => quantization.has('load_in_4bit') || quantization.has('load_in_8bit'),
  read(quantization) {
    const isLeftOut = exclusions(quantization, 'llm_int8_skip_modules');
    const packing = fourOrEight(quantization);
    return layersOnly(isLeftOut, (weight) => pack(weight, packing));
  },
};

/** Sizes of bitsandbytes' own: 64 values share a scale, 256 scales a scale of their own; tables of 16 and 256 values. */
function fourOrEight(quantization: ConfigReader): Packing {
  const isFour = quantization.yes('load_in_4bit', false) || quantization.yes('_load_in_4bit', false);
  const isEight = quantization.yes('load_in_8bit', false) || quantization.yes('_load_in_8bit', false);
  // Each row keeps a 32-bit scale; activations are 8-bit whole numbers too, but for outliers.
  if (isEight && !isFour) return { format: 'int8', bits: 8, scales: { share: 'row', bits: 32 } };
  const isDouble = quantization.yes('bnb_4bit_use_double_quant', false);
  return {
    format: quantization.word('bnb_4bit_quant_type') === 'nf4' ? 'nf4' : 'fp4 weights',
    bits: isDouble ? 4 + (8 + 32 / 256) / 64 : 4 + 32 / 64,
    matrixBytes: 4 * (isDouble ? 16 + 256 : 16),
  };
}
