import { configGroups } from './config-groups.ts';
import type { Dialect } from './dialect.ts';
import { exclusions } from './exclusions.ts';

/** `quant_method: compressed-tensors` (vLLM's llm-compressor; github.com/vllm-project/compressed-tensors). */
export const compressedTensors: Dialect = {
  methods: ['compressed-tensors', 'compressed_tensors', 'sparseml'],
  matches: (quantization) => quantization.has('config_groups'),
  read: (quantization) => configGroups(quantization, exclusions(quantization, 'ignore'), '16 bit'),
};
