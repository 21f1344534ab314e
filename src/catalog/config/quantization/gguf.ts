import type { Dialect } from './dialect.ts';

/** `quant_method: gguf`: the widths of each tensor are in the GGUF file alone, so that this is refused. */
export const gguf: Dialect = {
  methods: ['gguf'],
  read(quantization) {
    quantization.wrong(
      ['quant_method'],
      'the widths of its weights are in the GGUF file, not here',
      'gguf',
      'take `quantization_config` out and give `formats: { weights: int4 }` in the scenario',
    );
    return () => null;
  },
};
