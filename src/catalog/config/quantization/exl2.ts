import type { Dialect } from './dialect.ts';
import { pack } from './packing.ts';

/** `quant_method: exl2` or `exl3` (ExLlama): a mean of bits for the layers, scales counted in, and another for the output. */
export const exl2: Dialect = {
  methods: ['exl2', 'exl3'],
  read(quantization) {
    const bits = quantization.number(['bits'], 'required', 0.5) ?? Number.NaN;
    const headBits = quantization.number(['head_bits'], 'optional', 0.5) ?? 6;
    for (const [key, value] of [['bits', bits] as const, ['head_bits', headBits] as const])
      if (value > 16) quantization.wrong([key], 'must not exceed 16', value);
    return (weight) => {
      if (weight.kind !== 'linear' && weight.kind !== 'head') return null;
      return pack(weight, { format: 'codes of few bits', bits: weight.kind === 'head' ? headBits : bits });
    };
  },
};
